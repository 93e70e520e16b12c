/** What an organisation may ask for many homes at once; every other item is one case at a time. */
export const batchItems: readonly string[] = ['A13', 'B14', 'B18']
export const isBatchItem = (code: string): boolean => batchItems.includes(code)
