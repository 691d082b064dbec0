import { BaseSequencer, type TestSpecification } from 'vitest/node';

const trains = ({ moduleId }: TestSpecification): boolean => /\/tests\/(?:claims|tutor\/diagnosis)\//.test(moduleId);

/** The files that train for a minute or two come first: at the end one of them would run alone, on one of two processors. */
export class TrainingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(trains), ...sorted.filter((file) => !trains(file))];
  }
}
