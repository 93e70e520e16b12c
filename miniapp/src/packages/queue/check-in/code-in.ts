/** The hall's code in what was scanned or typed: the code itself, or an address that carries it as `code=`. */
export function codeIn(text: string): string {
  const carried = /[?&]code=([^&#]+)/.exec(text)
  return (carried?.[1] ? decodeURIComponent(carried[1]) : text).trim()
}
