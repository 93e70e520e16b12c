import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemOf, items, item as sample } from '../../testing/catalogue-kit.ts'
import { applies, everyWay, materialList, strayAnswer } from './wizard.ts'

const codes = items.map((one) => one.code)

const questions = [
  { title: '谁来办', ask: '', options: ['本人', '代办'] },
  { title: '有没有抵押', ask: '', options: ['没有', '有'] },
  { title: '哪年抵押', ask: '', options: ['2021年前', '2021年后'], when: { 有没有抵押: ['有'] } },
]

describe('a condition', () => {
  test.each([
    [undefined, {}, true],
    [{ 谁来办: ['代办'] }, {}, 'unknown'],
    [{ 谁来办: ['代办'] }, { 谁来办: '代办' }, true],
    [{ 谁来办: ['代办'] }, { 谁来办: '本人' }, false],
    [{ 谁来办: ['代办'], 有没有抵押: ['有'] }, { 谁来办: '代办' }, 'unknown'],
    [{ 谁来办: ['代办'], 有没有抵押: ['有'] }, { 谁来办: '本人' }, false],
    // A question that does not come up is not fulfilled, and need not be asked.
    [{ 哪年抵押: ['2021年前'] }, { 有没有抵押: '没有' }, false],
    [{ 哪年抵押: ['2021年前'] }, {}, 'unknown'],
    [{ 哪年抵押: ['2021年前'] }, { 有没有抵押: '有', 哪年抵押: '2021年前' }, true],
    // An answer to a question that does not come up, from an older screen, does not count.
    [{ 哪年抵押: ['2021年前'] }, { 有没有抵押: '没有', 哪年抵押: '2021年前' }, false],
  ] as const)('%j over %j is %s', (when, answers, truth) => {
    expect(applies(when, questions, answers)).toBe(truth)
  })
})

describe('the list of materials', () => {
  const item = sample({
    questions,
    materials: [
      { id: 'id-card' },
      { id: 'mandate', when: { 谁来办: ['代办'] } },
      { id: 'consent', when: { 哪年抵押: ['2021年前'] } },
      { id: 'bank', when: { 有没有抵押: ['有'] } },
    ],
  })
  const ids = (list: readonly { id: string }[]) => list.map((one) => one.id)

  test('asks first what settles most', () => {
    const list = materialList(item, {})
    expect(ids(list.needed)).toEqual(['id-card'])
    expect(ids(list.open)).toEqual(['mandate', 'consent', 'bank'])
    expect(list.ask?.title).toBe('有没有抵押')
    expect(list.remaining).toBe(3)
  })

  test('does not ask what cannot matter any more', () => {
    const list = materialList(item, { 有没有抵押: '没有' })
    expect(list.ask?.title).toBe('谁来办')
    expect(list.remaining).toBe(1)
    const done = materialList(item, { 有没有抵押: '没有', 谁来办: '本人' })
    expect(done).toEqual({ needed: [item.materials[0]], open: [], ask: undefined, remaining: 0 })
  })

  test('names an answer that is none', () => {
    expect(strayAnswer(item, { 谁来办: '代办' })).toBeUndefined()
    expect(strayAnswer(item, { 谁来办: '谁都行' })).toBe('谁来办')
    expect(strayAnswer(item, { 天气: '晴' })).toBe('天气')
  })
})

describe('in every item of the files', () => {
  test('each material is reached by some way of answering', () => {
    for (const item of items) {
      const ways = everyWay(item.questions)
      for (const material of item.materials) {
        const reached = ways.some((way) => materialList(item, way).needed.includes(material))
        expect(reached, `${item.code} ${material.name}`).toBe(true)
      }
    }
  })

  test('following the question asked ends with a complete list, whatever is answered, and asks nothing twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.infiniteStream(fc.nat()), (code, chances) => {
        const item = itemOf(code)
        let answers: Record<string, string> = {}
        for (let asked = 0; asked <= item.questions.length; asked++) {
          const { ask, open, remaining } = materialList(item, answers)
          if (!ask) {
            expect([open, remaining]).toEqual([[], 0])
            return
          }
          expect(answers[ask.title]).toBeUndefined()
          expect(remaining).toBeGreaterThan(0)
          answers = { ...answers, [ask.title]: ask.options[chances.next().value % ask.options.length]! }
        }
        throw new Error(`${item.code} goes on asking`)
      }),
      { numRuns: 500 },
    )
  })

  test('one more answer never takes away what was needed for certain', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(), fc.nat(), (code, which, howMany) => {
        const item = itemOf(code)
        const ways = everyWay(item.questions)
        const way = Object.entries(ways[which % ways.length]!)
        const fewer = materialList(item, Object.fromEntries(way.slice(0, howMany % (way.length + 1))))
        const all = materialList(item, Object.fromEntries(way))
        expect(fewer.needed.filter((one) => !all.needed.includes(one))).toEqual([])
        expect(all.needed.filter((one) => !fewer.needed.includes(one) && !fewer.open.includes(one))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
