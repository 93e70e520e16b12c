import { readFile, writeFile } from 'node:fs/promises'
import { contract } from '@anju/shared-types'
import { contractBreaks } from './contract-breaks.ts'
import { describeContract, readPublished, writePublished } from './published-contract.ts'

/**
 * Takes today's contract down as published, with each release of the mini-program: from then on phones rely on it. Refuses to forget
 * what phones rely on already, unless `--no-phone-has-it` says that nothing of it has left this house.
 */
const file = new URL('../../../docs/published-contract.jsonl', import.meta.url)
const now = describeContract(contract)
const before = await readFile(file, 'utf8').then(readPublished, (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return {}
  throw error
})
const breaks = contractBreaks(before, now)
if (breaks.length > 0 && !process.argv.includes('--no-phone-has-it')) {
  console.error(`Mini-programs on phones could not work with this server:\n${breaks.join('\n')}`)
  console.error('Keep what they rely on, or add --no-phone-has-it if no version with it was ever published.')
  process.exitCode = 1
} else {
  await writeFile(file, writePublished(now))
  console.log(`${Object.keys(now).length} routes are published; ${breaks.length} things forgotten.`)
}
