import type { StaffPerson } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { personNote, uncovered } from './person-words.ts'

const person = (more: Partial<StaffPerson>): StaffPerson => ({
  ...{ staffNo: 'clerk-1', name: '刘芳', post: '窗口人员，综合窗口', isAway: false, leaves: [], standIns: [] },
  ...more,
})
const standIns = [{ staffNo: 'clerk-2', name: '张磊' }]

describe('a person in the list', () => {
  it('says what matters, one thing a line, and nothing that is in order', () => {
    expect(personNote(person({}))).toBe('窗口人员，综合窗口')
    expect(personNote(person({ standIns, registrar: { isOver: false, text: '登记官资格长期有效' } }))).toBe(
      '窗口人员，综合窗口\nB 角：张磊',
    )
    expect(personNote(person({ registrar: { isOver: true, text: '登记官资格已过期' } }))).toContain('已过期')
  })
  it('is uncovered when away with nobody named', () => {
    expect(uncovered([person({}), person({ isAway: true, standIns })])).toEqual([])
    expect(uncovered([person({ isAway: true })])).toHaveLength(1)
  })
})
