import { MongoError } from '../../language/index.ts'
import { countFound } from '../../store/count.ts'
import { prepareSearch } from '../../store/find.ts'
import { numberOf, wholeNumber } from '../../store/number-of.ts'
import type { Steps } from '../../store/pause.ts'
import type { Command } from '../command.ts'
import { type Context, documentOption, findCollection } from '../context.ts'
import type { Reply } from '../reply.ts'
import { readHint, refuseOptions } from './search-options.ts'

export const count: Command = {
  fields: ['count', 'query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  *run(context): Steps<Reply> {
    return { fields: { n: yield* runCount(context) } }
  },
}

function* runCount(context: Context): Steps<number> {
  const { body } = context
  refuseOptions(body, ['collation'])
  const collection = findCollection(context)
  const limit = body.limit === undefined ? 0 : Math.abs(numberOf(body.limit))
  if (Number.isNaN(limit)) throw new MongoError(14, "BSON field 'limit' is the wrong type, expected a number")
  if (!collection) return 0
  const search = prepareSearch(collection, {
    query: documentOption(body, 'query') ?? {},
    sort: [],
    skip: wholeNumber(body.skip, 'skip', 0),
    limit: limit === 0 ? Number.POSITIVE_INFINITY : limit,
    hint: readHint(collection, body.hint),
    fields: new Set(),
  })
  return yield* countFound(search, context.slice, context.transaction)
}
