/** What the scanner found. Anything but these two is no verdict, and no verdict is never "clean". */
export type Verdict = { clean: true } | { clean: false; signature: string }

/** The scanner gave no verdict: down, slow, out of memory, limit too low. Ask again later. */
export class NoVerdict extends Error {
  constructor(why: string) {
    super(`the scanner gave no verdict: ${why}`)
    this.name = 'NoVerdict'
  }
}

/**
 * clamd's one line, by `clamd/scanner.c` of ClamAV 1.4:
 * | `stream: OK` | clean |
 * | `stream: <signature> FOUND` | infected |
 * | `INSTREAM size limit exceeded. ERROR` | StreamMaxLength is below our 20 MB: wakes somebody, the file waits |
 * | `... ERROR`, nothing, anything else | no verdict, the file waits |
 */
export function readReply(line: string): Verdict {
  const text = line.replace(/[\0\r\n]+$/, '')
  if (text === 'stream: OK') return { clean: true }
  const found = /^stream: (.+) FOUND$/.exec(text)
  if (found) return { clean: false, signature: found[1]!.slice(0, 100) }
  if (/size limit exceeded/.test(text)) throw new NoVerdict('StreamMaxLength is below the size of our files')
  throw new NoVerdict(text === '' ? 'it hung up' : /ERROR$/.test(text) ? 'an error of its own' : 'an unknown reply')
}
