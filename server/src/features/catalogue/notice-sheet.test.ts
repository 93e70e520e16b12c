import { contract } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import { createGuideHouse, TODAY } from './guide-house.ts'
import { sheetLink } from './notice-sheet.ts'

const house = await createGuideHouse()
const { table } = contract.catalogue

interface Query {
  picks?: string
  version?: number
  on?: string
}
const ask = (code: string, query: Query = {}) => house.send(table.noticeSheet, { params: { code }, query } as never)
const print = async (code: string, query: Query = {}) => {
  const response = await ask(code, query)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
/** Lines are broken anywhere on paper. */
const wordsOf = (bytes: Uint8Array) => readPdf(bytes).text.replaceAll(/\s/g, '')

describe('the notice sheet as PDF', () => {
  test('comes without a login, under a name that says what it is', async () => {
    const response = await ask('B19')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`一次性告知单-房产证丢了、补证-${TODAY}.pdf`)}`,
    })
  })

  test('has every paper of the situation, with its reason, its clause and who already has it', async () => {
    const answers = await completeAnswers('B04')
    const list = await house.call(table.materials, { params: { code: 'B04' }, body: { answers } })
    const item = await house.call(table.get, { params: { code: 'B04' } })
    const picks = answers
      .map(({ question, answer }) => {
        const at = item.questions.findIndex(({ title }) => title === question)
        return `${at}.${item.questions[at]!.options.indexOf(answer)}`
      })
      .join('_')
    const file = await print('B04', { picks, version: 1 })
    const words = wordsOf(file)
    const expected = [
      ...answers.flatMap(({ question, answer }) => [question, answer]),
      ...list.needed.flatMap(({ name, why, basis }) => [name, why, `${basis.law}${basis.article ?? ''}`]),
      ...list.needed.filter(({ handling }) => handling === 'bring').map(({ ifMissingText }) => ifMissingText),
      ...list.needed.filter(({ handling }) => handling === 'waived').map(({ handlingText }) => handlingText),
      ...item.statutory.map((limit) => limit.words),
      ...item.fees.map(({ text }) => text),
      ...item.steps.map(({ what }) => what),
      `您要准备${list.bring}项材料`,
      TODAY,
      '不服可以投诉',
    ]
    expect(expected.filter((one) => !words.includes(one.replaceAll(/\s/g, '')))).toEqual([])
    expect(words).not.toContain('还不完整')
  })

  test('says where to go and who answers there, never a phone of theirs', async () => {
    const words = wordsOf(await print('B04'))
    const item = await house.call(table.get, { params: { code: 'B04' } })
    const shimin = item.officers.find(({ hallId }) => hallId === 'jn-shimin')!
    expect(words).toContain(shimin.hallName.replaceAll(/\s/g, ''))
    expect(words).toContain(`电话${shimin.phone}`)
    expect(words).toContain(`${shimin.officer!.name}${shimin.officer!.role}`)
    expect(words).not.toContain('1390000000')
  })

  test('without all answers says that it is not complete, and what else may come', async () => {
    const words = wordsOf(await print('B04'))
    expect(words).toContain('这张单子还不完整')
    expect(words).toContain('看您的情况还可能要')
  })

  test('is the same file for everybody on the same day, and another one with other answers', async () => {
    const first = await print('B19', { picks: '0.0' })
    expect(Buffer.compare(first, await print('B19', { picks: '0.0', version: 1, on: TODAY }))).toBe(0)
    expect(Buffer.compare(first, await print('B19', { picks: '0.1' }))).not.toBe(0)
  })

  test('items of every kind have one, with no glyph missing', { timeout: 120_000 }, async () => {
    const { items } = await house.call(table.list, {})
    const some = items.filter((_, i) => i % 9 === 0)
    expect(new Set(some.map(({ kind }) => kind)).size).toBe(3)
    for (const { code } of some) {
      const { pages } = readPdf(await print(code))
      expect(
        pages.flatMap(({ glyphs, actualTexts }) => [...glyphs.filter(({ id }) => id === 0), ...actualTexts]),
      ).toEqual([])
    }
  })

  test.each([
    [{ picks: '99.0' }, 'BAD_INPUT', 'picks'],
    [{ picks: 'x' }, 'BAD_INPUT', 'picks'],
    [{ version: 7 }, 'ITEM_CHANGED', undefined],
    [{ on: '2025-01-01' }, 'NOT_FOUND', undefined],
    [{ answers: '[]' }, 'BAD_INPUT', 'answers'],
  ])('%j is refused with %s', async (query, code, field) => {
    const refused = await house.refused(table.noticeSheet, { params: { code: 'B19' }, query })
    expect(refused).toMatchObject({ code, ...(field ? { field } : {}) })
  })

  test('the square code leads to the page of the same answers', () => {
    expect(sheetLink('https://anju.example', { code: 'B19', version: 3, picks: '0.1_2.0' })).toBe(
      'https://anju.example/#/packages/guide/sheet/index?code=B19&version=3&picks=0.1_2.0',
    )
  })

  test('an item that the city does not offer has none', async () => {
    expect(await house.refused(table.noticeSheet, { params: { code: 'A15' } })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

async function completeAnswers(code: string) {
  const answers: { question: string; answer: string }[] = []
  for (;;) {
    const { ask: next } = await house.call(table.materials, { params: { code }, body: { answers } })
    if (!next) return answers
    answers.push({ question: next.title, answer: next.options.at(-1)! })
  }
}
