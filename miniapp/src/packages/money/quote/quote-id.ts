/** A quote's number as it was typed, pasted or dictated: spaces and the word before it are dropped; undefined when it is none. */
export function quoteIdOf(text: string): string | undefined {
  const id = text.replace(/\s/g, '').replace(/^(报价单)?编号[:：]?/, '')
  return /^Q[0-9a-zA-Z_-]{22}$/.test(id) ? id : undefined
}
