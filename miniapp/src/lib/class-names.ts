/** `classNames('button', busy && 'button--busy')` joins what is true. */
export const classNames = (...names: (string | false | undefined | null)[]): string => names.filter(Boolean).join(' ')
