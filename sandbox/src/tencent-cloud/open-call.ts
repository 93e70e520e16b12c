import type { Clock } from '../kit/clock.ts'
import { type Incoming, jsonObject, type Reply } from '../kit/http.ts'
import { failure } from './answers.ts'
import { type TencentAccount, verifyTc3 } from './verify-tc3.ts'

/** What every service of the cloud checks before it looks at an action: signature, version, a JSON object. */
export function openCall(
  request: Incoming,
  { version, ...account }: TencentAccount & { version: string },
  clock: Clock,
): { body: Record<string, unknown> } | { refused: Reply } {
  const refused = verifyTc3(request, account, clock)
  if (refused) return { refused: failure(refused.code, refused.message) }
  if (request.headers['x-tc-version'] !== version) {
    return { refused: failure('InvalidParameterValue', `X-TC-Version must be ${version}`) }
  }
  const body = jsonObject(request.body)
  return body ? { body } : { refused: failure('FailedOperation.JsonParseFail', 'the body is not a JSON object') }
}
