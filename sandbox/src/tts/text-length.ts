/**
 * How much of one call's allowance a text takes: 150 Chinese characters (a full-width mark counts as one), or 500 letters (a half-width
 * mark counts as one). How a mixed text is counted is not documented; here each character takes its own share.
 */
export function allowanceTaken(text: string): number {
  let taken = 0
  for (const character of text) taken += isNarrow(character) ? 1 / 500 : 1 / 150
  return taken
}

const isNarrow = (character: string) => character.codePointAt(0)! < 0x100
