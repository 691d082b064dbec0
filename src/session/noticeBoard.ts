import type { FrameStore } from './frameStore';
import type { LabState, SessionNotice } from './types';

type WithoutId<Notice> = Notice extends SessionNotice ? Omit<Notice, 'id'> : never;
type NewNotice = WithoutId<SessionNotice>;

const limit = 12;

/** What the reader has been told and not yet dismissed; of a kind that says the same again, the newest. */
export class NoticeBoard {
  readonly #store: FrameStore<LabState>;
  #lastId = 0;

  constructor(store: FrameStore<LabState>) {
    this.#store = store;
  }

  /** At once: the answer to what the reader did. */
  show(notice: NewNotice): void {
    this.#store.show({ notices: this.#with(notice) });
  }

  /** With the next frame: what the engine has to say. */
  gather(notice: NewNotice): void {
    this.#store.gather({ notices: this.#with(notice) });
  }

  /** What is no longer true. */
  withdraw(kind: SessionNotice['kind']): void {
    this.#store.show({ notices: this.#list.filter((notice) => notice.kind !== kind) });
  }

  dismiss(id: number): void {
    this.#store.show({ notices: this.#list.filter((notice) => notice.id !== id) });
  }

  get #list(): readonly SessionNotice[] {
    return this.#store.state.notices;
  }

  #with(notice: NewNotice): readonly SessionNotice[] {
    this.#lastId += 1;
    const others = this.#list.filter((known) => notice.kind === 'diverged' ? known.kind !== 'diverged' || known.lane !== notice.lane : known.kind !== notice.kind);
    return [...others, { ...notice, id: this.#lastId } as SessionNotice].slice(-limit);
  }
}
