import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const rows = readFileSync(path.join(root, 'docs/features.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| E\d+ +\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id, name, state, works, proof]) => ({
    id,
    name,
    state,
    works,
    proofs: (proof ?? '').match(/`[^`]+`/g) ?? [],
  }))

describe('docs/features.md', () => {
  it('has each of E1 to E86 once, in order', () => {
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 86 }, (_, i) => `E${i + 1}`))
  })

  it.each(rows)('$id says what works and which test proves it', ({ state, works, proofs }) => {
    expect(['full', 'partly', 'none']).toContain(state)
    if (state === 'none') return expect(proofs).toEqual([])
    expect(works).not.toBe('')
    expect(proofs.length).toBeGreaterThan(0)
    for (const proof of proofs) {
      const file = proof.replaceAll('`', '')
      expect(file).toMatch(/\.test\.tsx?$/)
      expect(existsSync(path.join(root, file)), `${file} exists`).toBe(true)
    }
  })
})
