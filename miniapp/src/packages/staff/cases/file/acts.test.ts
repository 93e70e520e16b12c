import { expect, it } from 'vitest'
import { allowedActs, mainAct } from './acts.ts'

const main = (...allowedActions: string[]) => mainAct(allowedActs({ allowedActions }))

it('offers first what lets the case go on', () => {
  expect(main('suspend', 'demand', 'paperSeen', 'accept')).toBe('accept')
  expect(main('handTo', 'propose', 'finishTask')).toBe('finishTask')
  expect(main('approve', 'handleAlert')).toBe('handleAlert')
})

it('a way out is never the main button', () => {
  expect(main('suspend', 'propose', 'handTo')).toBeUndefined()
  expect(allowedActs({ allowedActions: ['propose', 'unknownToThisVersion'] })).toEqual(['propose'])
})
