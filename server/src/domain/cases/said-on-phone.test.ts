import { expect, test } from 'vitest'
import { items } from '../../testing/catalogue-kit.ts'
import { CO_OWNER_CONSENT, saidOnPhone } from './said-on-phone.ts'

const yes = { at: 'then' }
const seller = { side: '转让方', confirmed: yes }
const wife = { side: '转让方' }
const buyer = { side: '受让方', confirmed: yes }
const PAPER = CO_OWNER_CONSENT

test.each([
  ['one owner alone says nothing for the others', { isOpen: true, parties: [seller, buyer] }, {}],
  ['a second owner is asked on the own phone', { isOpen: true, parties: [seller, wife, buyer] }, { [PAPER]: 'asked' }],
  [
    'once both have confirmed, it is said',
    { isOpen: false, parties: [seller, { ...wife, confirmed: yes }, buyer] },
    { [PAPER]: 'said' },
  ],
  ['whoever handed it in without a yes owes the paper', { isOpen: false, parties: [seller, wife, buyer] }, {}],
  [
    'a third owner in the book who is no party has not said it',
    { isOpen: false, parties: [seller, { ...wife, confirmed: yes }, buyer], found: [{ id: 'co-owner-missing' }] },
    {},
  ],
  ['two buyers are no co-owners of what is sold', { isOpen: false, parties: [seller, buyer, { ...buyer }] }, {}],
  [
    'two who apply together on one side',
    {
      isOpen: false,
      parties: [
        { side: '申请人', confirmed: yes },
        { side: '申请人', confirmed: yes },
      ],
    },
    { [PAPER]: 'said' },
  ],
])('%s', (_, of, expected) => {
  expect(saidOnPhone(of)).toEqual(expected)
})

// 民法典 303: an agreement to divide the home says who gets what, which no yes on a phone does.
test('a yes on the phone stands only for a paper that the item file lets owners sign online', () => {
  const papers = items.flatMap(({ code, materials }) => materials.map((material) => ({ code, ...material })))
  const waived = papers.filter(({ id }) => id === CO_OWNER_CONSENT)
  expect(waived.length).toBeGreaterThan(0)
  expect(waived.filter(({ form }) => form !== '当面或网上实名签署').map(({ code, name }) => `${code} ${name}`)).toEqual(
    [],
  )
})
