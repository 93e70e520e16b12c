import { expect, test } from 'vitest'
import { saidOnPhone } from './said-on-phone.ts'

const yes = { at: 'then' }
const seller = { side: '转让方', confirmed: yes }
const wife = { side: '转让方' }
const buyer = { side: '受让方', confirmed: yes }
const PAPER = 'co-owner-consent'

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
