import { Schema } from 'mongoose'
import type { CaseRow } from './case-record.ts'

const mixed = { type: Schema.Types.Mixed }
export const caseSchema = new Schema<CaseRow>(
  {
    _id: { type: String, required: true },
    number: String,
    revision: { type: Number, required: true },
    city: { type: String, required: true },
    code: { type: String, required: true },
    name: { type: String, required: true },
    items: { ...mixed, required: true },
    cityVersion: Number,
    plan: { ...mixed, required: true },
    limits: { ...mixed, required: true },
    state: { type: String, required: true },
    suspension: mixed,
    alert: mixed,
    revoked: mixed,
    issues: Number,
    proposal: mixed,
    parties: { ...mixed, required: true },
    answers: { ...mixed, required: true },
    property: mixed,
    priceFen: Number,
    reference: mixed,
    details: mixed,
    remark: String,
    papers: mixed,
    promises: mixed,
    held: mixed,
    wantsMore: mixed,
    mistake: mixed,
    ourMistake: mixed,
    fast: Boolean,
    instant: mixed,
    officeFacts: mixed,
    promised: [String],
    tasks: mixed,
    shortfalls: mixed,
    spans: mixed,
    departments: [String],
    hands: mixed,
    holders: { type: [String], default: undefined },
    escalated: mixed,
    dueMoves: mixed,
    collectBy: String,
    calendarSeen: String,
    district: String,
    waits: Boolean,
    attention: Boolean,
    assignee: String,
    acceptedAt: Date,
    acceptedBy: String,
    acceptedByName: String,
    acceptedByPost: String,
    decidedBy: String,
    submittedAt: Date,
    dueAt: Date,
    clockAt: Date,
    warned: Number,
    restrictions: mixed,
    entry: mixed,
    fees: mixed,
    ending: mixed,
    seenBy: mixed,
    signatures: mixed,
    history: mixed,
    batch: mixed,
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    endedAt: Date,
  },
  { versionKey: false, minimize: false, collection: 'cases' },
)
caseSchema.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } })
caseSchema.index({ 'parties.idIndex': 1, _id: -1 })
// The lists of staff: what an office has to do, the most urgent first. Ended cases are in none of them. Of several offices an index on the
// array would have to be merged and sorted, so everybody's work has one of its own.
caseSchema.index({ waits: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { waits: { $exists: true } } })
caseSchema.index({ attention: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { attention: { $exists: true } } })
caseSchema.index({ waits: 1, code: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { waits: { $exists: true } } })
caseSchema.index({ waits: 1, district: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { waits: { $exists: true } } })
// What makes good a mistake of ours stands before everything else in a list; there are few of them.
caseSchema.index({ fast: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { fast: { $exists: true } } })
caseSchema.index({ departments: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { departments: { $exists: true } } })
caseSchema.index({ holders: 1, dueAt: 1, _id: 1 }, { partialFilterExpression: { holders: { $exists: true } } })
caseSchema.index(
  { 'property.unitCode': 1, state: 1 },
  { partialFilterExpression: { 'property.unitCode': { $exists: true } } },
)
// A batch makes one case of a home, however often its work is repeated.
caseSchema.index(
  { 'batch.id': 1, 'batch.unit': 1 },
  { unique: true, partialFilterExpression: { 'batch.id': { $exists: true } } },
)
caseSchema.index(
  { 'parties.confirmed.device': 1 },
  { partialFilterExpression: { 'parties.confirmed.device': { $exists: true } } },
)
// What ended on a day, in a week, in a quarter: sampling and the public figures.
caseSchema.index({ endedAt: 1 }, { partialFilterExpression: { endedAt: { $exists: true } } })
caseSchema.index({ clockAt: 1 }, { partialFilterExpression: { clockAt: { $exists: true } } })
caseSchema.index(
  { 'instant.sample.state': 1, _id: 1 },
  { partialFilterExpression: { 'instant.sample.state': { $exists: true } } },
)
caseSchema.index(
  { code: 1, 'instant.outcome': 1 },
  { partialFilterExpression: { 'instant.outcome': { $exists: true } } },
)
caseSchema.index({ promised: 1, _id: 1 }, { partialFilterExpression: { promised: { $exists: true } } })
caseSchema.index(
  { 'entry.number': 1 },
  { unique: true, partialFilterExpression: { 'entry.number': { $exists: true } } },
)
