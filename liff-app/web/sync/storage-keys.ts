export interface DraftId {
  person: string;
  duty: string;
}

/** A `LocalDraft`: the answers, and which of them the server has. */
export const draftKey = ({ person, duty }: DraftId): string => `draft:${person}:${duty}`;

/** The form as the server sent it, so that it can be opened without a connection. */
export const openedKey = ({ person, duty }: DraftId): string => `form:${person}:${duty}`;

/** The results that this person last opened from the search. */
export const searchedKey = (person: string): string => `searched:${person}`;

/** A submitted report that the server has not answered yet. */
export const submitKey = ({ person, duty }: DraftId): string => `submit:${person}:${duty}`;

/** Unsent replies to the comments on a report. The form and the report page share them. */
export const repliesKey = ({ person, duty }: DraftId): string => `replies:${person}:${duty}`;

/** Unsent answers of this person to questions. */
export const answersKey = (person: string): string => `answers:${person}`;

/** The draft of an announcement by this person. */
export const announcementDraftKey = (person: string): string => `announcement:${person}`;

/** The prefix of a draft’s files. The file id follows it. */
export const photoPrefix = ({ person, duty }: DraftId): string => `photo:${person}:${duty}:`;

/** The office to call, for errors that occur before the session is known. */
export const officeKey = 'office';
