import { counterReadings } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import type { Feature } from '../../../platform/parts.ts'
import type { CaseNeeds } from '../needs.ts'
import { createCounterReadingStore } from './counter-reading-store.ts'
import {
  answerReading,
  beginReading,
  listWaiting,
  type ReadingNeeds,
  showReading,
  showScreen,
  witnessReading,
} from './counter-readings.ts'

/** The yes of people without a phone, at the window (E25). */
export function createCounterReadingsFeature(cases: CaseNeeds, db: Connection): Feature<typeof counterReadings.table> {
  const needs: ReadingNeeds = { ...cases, readings: createCounterReadingStore(db) }
  return {
    name: 'counterReadings',
    contract: counterReadings,
    handlers: {
      waiting: ({ query }, caller) => listWaiting(needs, query.caseId, caller),
      begin: ({ body }, caller, call) => beginReading(needs, body, caller, call),
      show: ({ params }, caller, { now }) => showReading(needs, params.id, caller, now),
      witness: ({ body }, caller, call) => witnessReading(needs, body.code, caller, call),
      screen: ({ params }, _caller, { now }) => showScreen(needs, params.code, now),
      answer: ({ params, body }, _caller, call) => answerReading(needs, { ...params, ...body }, call),
    },
  }
}
