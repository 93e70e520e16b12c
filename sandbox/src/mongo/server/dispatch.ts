import { BSONError } from 'bson'
import { type Document, decodeDocument, decodeFields, MongoError } from '../language/index.ts'
import type { Steps } from '../store/pause.ts'
import { DirectWriter, TransactionWriter } from '../store/writer.ts'
import { type Command, commonFields, decodedFields } from './command.ts'
import { commands } from './commands/table.ts'
import { Context, type Parts } from './context.ts'
import { documentsIn, elements, type RawElement } from './raw-document.ts'
import type { Replies, Reply } from './reply.ts'
import type { Task } from './scheduler.ts'
import type { Session } from './session.ts'
import { abortTransaction, beginStatement, tooOld } from './transactions.ts'
import type { Request } from './wire.ts'

const isStatement: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'])

/** Which fields of a command are built as values. */
const wanted = new Map<Command, Set<string>>()
for (const command of new Set(commands.values())) {
  const raw = new Set(command.rawFields)
  wanted.set(command, new Set([...command.fields.filter((field) => !raw.has(field)), ...decodedFields]))
}

/** Turns a request into a task, or refuses it at once. */
export function taskOf(
  parts: Parts,
  replies: Replies,
  request: Request,
  connectionId: number,
  done: (reply: Buffer) => void,
): Task {
  let context: Context | undefined
  const failed = (error: unknown): Buffer => {
    if (context?.session && context.transaction) abortTransaction(parts, context.session, context.transaction)
    if (!(error instanceof MongoError || error instanceof BSONError)) console.error(error)
    return replies.encodeError(error)
  }
  try {
    const { command, name, raws } = lookUp(request)
    context = contextOf(parts, request, command, name, raws, connectionId)
    const isWrite = typeof command.isWrite === 'function' ? command.isWrite(context) : command.isWrite === true
    // A compare-and-set that missed and a refusal have written nothing. Other commands cannot say so.
    const needsSync = () => context?.writer.wrote !== false || !isStatement.has(name)
    const isKept = context.transaction !== undefined && command.endsTransaction !== true && !mayCreate(context, name)
    return { steps: stepsOf(context, command, replies, failed), isWrite: isWrite && !isKept, needsSync, done, failed }
  } catch (error) {
    const reply = failed(error)
    return { steps: one(reply), isWrite: false, needsSync: () => false, done, failed }
  }
}

// biome-ignore lint/correctness/useYield: a task that is through at once
function* one(reply: Buffer): Steps<Buffer> {
  return reply
}

function lookUp(request: Request): { command: Command; name: string; raws: Map<string, RawElement> } {
  const raws = new Map<string, RawElement>()
  let command: Command | undefined
  let name = ''
  for (const element of elements(request.body)) {
    if (!command) {
      name = element.name
      command = commands.get(name)
      if (!command) throw new MongoError(59, `no such command: '${name}'`)
    } else if (!commonFields.has(element.name) && !command.fields.includes(element.name) && !request.isLegacy)
      throw new MongoError(40415, `BSON field '${name}.${element.name}' is an unknown field.`)
    if (command.rawFields?.includes(element.name)) raws.set(element.name, element)
  }
  if (!command) throw new MongoError(59, 'no command given')
  return { command, name, raws }
}

function contextOf(
  parts: Parts,
  request: Request,
  command: Command,
  name: string,
  raws: Map<string, RawElement>,
  connectionId: number,
): Context {
  const body = decodeFields(request.body, wanted.get(command)!)
  for (const [field, documents] of request.sequences)
    if (!command.rawFields?.includes(field)) body[field] = documents.map((bytes) => decodeDocument(bytes))
  const session = body.lsid === undefined ? undefined : sessionOf(parts, body.lsid)
  const { transaction, retryNumber } = beginStatement(parts, session, body, name, command, connectionId)
  const writer = transaction ? new TransactionWriter(transaction) : new DirectWriter(parts.store)
  const rawDocuments = (field: string): Buffer[] => {
    const element = raws.get(field)
    return request.sequences.get(field) ?? (element ? documentsIn(request.body, element) : [])
  }
  return new Context(parts, {
    command: name,
    body,
    connectionId,
    session,
    transaction,
    retryNumber,
    writer,
    rawDocuments,
  })
}

function sessionOf(parts: Parts, lsid: unknown): Session {
  const id = (lsid as Document | null)?.id as { buffer?: Uint8Array } | undefined
  if (!id?.buffer) throw new MongoError(9, "field 'lsid.id' must be a UUID")
  return parts.sessions.get(Buffer.from(id.buffer).toString('latin1'))
}

/** The first write to a collection that does not exist makes it, which needs the batch, also inside a transaction. */
function mayCreate(context: Context, name: string): boolean {
  const collection = context.body[name]
  return typeof collection === 'string' && !context.store.find(context.database, collection)
}

/** A command as bytes to bytes: repeats of a retryable write are answered from memory, refusals become replies. */
function* stepsOf(
  context: Context,
  command: Command,
  replies: Replies,
  failed: (error: unknown) => Buffer,
): Steps<Buffer> {
  const { session, retryNumber } = context
  try {
    if (session && retryNumber !== undefined) return yield* retryable(context, session, retryNumber, command, replies)
    const reply = yield* run(context, command)
    if (context.transaction && context.session && 'fields' in reply && reply.fields.writeErrors)
      abortTransaction(context, context.session, context.transaction)
    return replies.encode(reply)
  } catch (error) {
    if (!(error instanceof MongoError)) throw error
    return failed(error)
  }
}

function* run(context: Context, command: Command): Steps<Reply> {
  const result = command.run(context)
  if (!('next' in result)) return result
  return yield* result
}

/** Runs a retryable write once. Its reply is stored with it, so that a repeat after a crash finds it too. */
function* retryable(
  context: Context,
  session: Session,
  number: bigint,
  command: Command,
  replies: Replies,
): Steps<Buffer> {
  while (session.running) yield session.running
  if (session.number > number) throw tooOld(session, number)
  if (session.number === number && session.reply) return session.reply
  if (session.number !== number) session.progress = undefined
  session.number = number
  session.reply = undefined
  session.ended = undefined
  let finish: () => void = () => undefined
  session.running = new Promise((resolve) => {
    finish = resolve
  })
  try {
    const reply = replies.encode(yield* withProgress(context, session, run(context, command)))
    // A write that found nothing to do may as well be tried again: no record, no fsync.
    if (context.writer.wrote || session.progress) {
      session.reply = reply
      context.sessions.rememberReply(session, reply)
    }
    return reply
  } finally {
    session.progress = undefined
    session.running = undefined
    finish()
  }
}

/** Whenever a write pauses, what it has done so far is committed: a repeat after a crash must go on from there. */
function* withProgress(context: Context, session: Session, steps: Steps<Reply>): Steps<Reply> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (context.progress) context.sessions.rememberProgress(session, context.progress)
    yield step.value
  }
}
