/** `A` and 12 give `A012`; after 999 the number grows a digit instead of beginning again. */
export const ticketNumber = (prefix: string, count: number): string => `${prefix}${String(count).padStart(3, '0')}`
