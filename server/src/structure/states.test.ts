import { readFile } from 'node:fs/promises'
import { appealStates, appointmentStates, realNameStates, ticketStates } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { appointmentTransitions } from '../domain/appointments/states.ts'
import { deliveryLabel, deliveryTransitions } from '../domain/notices/delivery-states.ts'
import { ticketTransitions } from '../domain/queue/ticket-states.ts'
import { betweenMarkers } from '../tools/between-markers.ts'
import { drawStates, machines } from '../tools/state-pictures.ts'
import { sourcesOf } from './sources.ts'

test('every state has a label that a citizen reads, and every labelled state a row in its table', () => {
  expect(Object.keys(appointmentTransitions).toSorted()).toEqual(Object.keys(appointmentStates).toSorted())
  expect(Object.keys(ticketTransitions).toSorted()).toEqual(Object.keys(ticketStates).toSorted())
  const labels = [appointmentStates, ticketStates, appealStates, realNameStates].flatMap((table) =>
    Object.values(table),
  )
  expect(labels.filter((label) => !/[\u4e00-\u9fff]/.test(label))).toEqual([])
  for (const state of Object.keys(deliveryTransitions) as (keyof typeof deliveryTransitions)[]) {
    expect(deliveryLabel('sms', state)).toMatch(/^[\u4e00-\u9fff]+$/)
  }
})

test('every table of states is drawn', () => {
  const tables = sourcesOf('server/src/domain')
    .filter((source) => !source.isTest)
    .flatMap(({ text }) => [...text.matchAll(/export const (\w+Transitions)\b/g)].map((match) => match[1]))
  expect(machines.map((machine) => machine.table).toSorted()).toEqual(tables.toSorted())
})

test('every state can be reached and every arrow leads to a state of its table', () => {
  for (const { table, states, arrows } of machines) {
    const reached = new Set([states[0]])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of arrows) if (reached.has(from)) reached.add(to)
    }
    expect([table, [...reached].toSorted()]).toEqual([table, [...states].toSorted()])
  }
})

test('the pictures are current (node --import tsx server/src/tools/draw-states.ts)', async () => {
  const readme = await readFile(new URL('../domain/README.md', import.meta.url), 'utf8')
  expect(readme).toBe(betweenMarkers(readme, 'states', drawStates()))
})
