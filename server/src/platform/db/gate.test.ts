import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

const turns = async (count: number) => {
  for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve))
}

test('work passes side by side; one that passes alone meets nobody, and newcomers wait for it', async () => {
  const gate = createGate()
  let inside = 0
  let most = 0
  const steps: string[] = []
  const busy = (name: string) => async () => {
    most = Math.max(most, ++inside)
    steps.push(name)
    await turns(5)
    inside--
  }
  const crowd = [gate.pass(busy('a')), gate.pass(busy('b'))]
  const alone = gate.passAlone(async () => {
    expect(inside).toBe(0)
    await busy('alone')()
    expect(inside).toBe(0)
  })
  const late = gate.pass(busy('late'))
  await Promise.all([...crowd, alone, late])
  expect(most).toBe(2)
  expect(steps).toEqual(['a', 'b', 'alone', 'late'])
})

test('two that pass alone do so one after the other', async () => {
  const gate = createGate()
  const steps: string[] = []
  const one = (name: string) =>
    gate.passAlone(async () => {
      steps.push(`${name} in`)
      await turns(3)
      steps.push(`${name} out`)
    })
  await Promise.all([one('1'), one('2')])
  expect(steps).toEqual(['1 in', '1 out', '2 in', '2 out'])
})

test('work that fails opens the gate again', async () => {
  const gate = createGate()
  await expect(
    gate.passAlone(async () => {
      throw new Error('mine')
    }),
  ).rejects.toThrow('mine')
  expect(await gate.pass(async () => 'in')).toBe('in')
})

test('who waits inside for somebody outside does not lock the house', async () => {
  const gate = createGate(20)
  const stuck = gate.pass(async () => {
    await turns(2)
    return gate.pass(async () => 'nested')
  })
  expect(await gate.passAlone(async () => 'went on')).toBe('went on')
  expect(await stuck).toBe('nested')
})
