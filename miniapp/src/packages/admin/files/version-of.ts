/** Puts the version and the first day into the text of a file, and leaves every other character as it is. */
export function withVersion(text: string, version: number, from: string): string {
  return text.replace(/("版本"\s*:\s*)\d+/, `$1${version}`).replace(/("生效日期"\s*:\s*)"[^"]*"/, `$1"${from}"`)
}

/** What a file calls itself: the code of an item or of a city; undefined when the text does not say. */
export const codeIn = (text: string): string | undefined => /"(?:编号|城市)"\s*:\s*"([^"]+)"/.exec(text)?.[1]
