import { expect, test } from 'vitest'
import { officersOf } from './officer.ts'

const who = (staffNo: string, ...roles: ('clerk' | 'supervisor' | 'registrar' | 'inspector' | 'admin')[]) => ({
  staffNo,
  name: staffNo,
  roles,
})
const names = (code: string, ...colleagues: ReturnType<typeof who>[]) => {
  const { officer, standIn } = officersOf(code, colleagues)
  return [officer?.name, standIn?.name]
}
const [a, b, c] = [who('a', 'clerk'), who('b', 'clerk'), who('c', 'clerk')]

test('items are spread over the clerks; the next one stands in', () => {
  expect(names('B01', a, b, c)).toEqual(['b', 'c'])
  expect(names('B02', a, b, c)).toEqual(['c', 'a'])
  expect(names('B03', a, b, c)).toEqual(['a', 'b'])
})

test('the order in which staff are listed does not matter', () => {
  expect(names('B01', c, a, b)).toEqual(names('B01', a, b, c))
})

test('one clerk has a supervisor behind; no clerk, the supervisor answers', () => {
  const chief = who('chief', 'supervisor')
  expect(names('B01', a, chief)).toEqual(['a', 'chief'])
  expect(names('B01', chief, who('r', 'registrar'))).toEqual(['r', 'chief'])
})

test('nobody who may answer: nobody is named', () => {
  expect(names('B01')).toEqual([undefined, undefined])
  expect(names('B01', who('i', 'inspector'), who('x', 'admin'))).toEqual([undefined, undefined])
  expect(names('B01', a)).toEqual(['a', undefined])
})
