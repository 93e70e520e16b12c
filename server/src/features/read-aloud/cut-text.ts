/**
 * A text in pieces that a voice can take, in order: whole sentences as far as they fit, a sentence too long at its commas, and what has
 * none in the middle. Pieces without a letter or a digit are silent and left out.
 */
export function cutText(text: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = []
  for (const part of parts(text.trim(), fits, [/(?<=[。；！？\n])/u, /(?<=[，、：,])/u])) {
    const longer = (pieces.at(-1) ?? '') + part
    if (pieces.length > 0 && fits(longer)) pieces[pieces.length - 1] = longer
    else pieces.push(part)
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

function parts(text: string, fits: (piece: string) => boolean, marks: readonly RegExp[]): string[] {
  const [mark, ...finer] = marks
  if (!mark) return fits(text) ? [text] : halves(text).flatMap((half) => parts(half, fits, []))
  return text.split(mark).flatMap((part) => (fits(part) ? [part] : parts(part, fits, finer)))
}

/** By code points: a rare character is two units of a string. */
function halves(text: string): string[] {
  const characters = [...text]
  const middle = Math.ceil(characters.length / 2)
  return [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
}
