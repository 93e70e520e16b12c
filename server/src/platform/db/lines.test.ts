import { expect, test } from 'vitest'
import { createLines } from './lines.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('work of one name runs one after the other in the order it came, other names do not wait', async () => {
  const inLine = createLines()
  const steps: string[] = []
  const work = (label: string) => async () => {
    steps.push(`${label} in`)
    await turn()
    steps.push(`${label} out`)
  }
  await Promise.all([inLine('a', work('1')), inLine('a', work('2')), inLine('b', work('3'))])
  expect(steps.filter((step) => !step.startsWith('3'))).toEqual(['1 in', '1 out', '2 in', '2 out'])
  expect(steps.indexOf('3 in')).toBeLessThan(steps.indexOf('1 out'))
})

test('work that fails does not stop the line, and its error stays its own', async () => {
  const inLine = createLines()
  const failing = inLine('a', async () => {
    await turn()
    throw new Error('mine')
  })
  const next = inLine('a', async () => 'went on')
  await expect(failing).rejects.toThrow('mine')
  expect(await next).toBe('went on')
})
