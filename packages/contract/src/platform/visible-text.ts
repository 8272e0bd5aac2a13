/** Control characters, and those that turn the direction of what follows: nobody sees them, and a name reads as another. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** For `z.string().refine(isVisible, UNSEEN_WORDS)`: a text that a person reads as it is. */
export const isVisible = (text: string): boolean => !UNSEEN.test(text);
export const UNSEEN_WORDS = 'There is a character in it that nobody sees: type it again';
