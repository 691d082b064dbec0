import type { SessionNotice } from './types';

type WithoutId<Notice> = Notice extends SessionNotice ? Omit<Notice, 'id'> : never;
export type NewNotice = WithoutId<SessionNotice>;

const limit = 12;

/** What the reader has been told and not yet dismissed; of a kind that says the same again, the newest. */
export class NoticeBoard {
  #notices: readonly SessionNotice[] = [];
  #lastId = 0;

  get list(): readonly SessionNotice[] {
    return this.#notices;
  }

  add(notice: NewNotice): void {
    this.#lastId += 1;
    const others = this.#notices.filter((known) => notice.kind === 'diverged' ? known.kind !== 'diverged' || known.lane !== notice.lane : known.kind !== notice.kind);
    this.#notices = [...others, { ...notice, id: this.#lastId } as SessionNotice].slice(-limit);
  }

  /** What is no longer true. */
  withdraw(kind: SessionNotice['kind']): void {
    this.#notices = this.#notices.filter((notice) => notice.kind !== kind);
  }

  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id);
  }
}
