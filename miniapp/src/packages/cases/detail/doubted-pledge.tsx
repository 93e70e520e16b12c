import type { Case } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { go } from '../../../lib/go.ts'

/** A pledge of an ended case that is being looked into: what it is about, and the way to answer. */
export function DoubtedPledge({ shown: { id, state, promises } }: { shown: Case }) {
  const isAsked = ['feeDue', 'ready', 'closed'].includes(state) && promises.some(({ cure }) => cure === 'pledge')
  const asked = useRequest(isAsked ? () => call('revocations.mine') : null, [id, state])
  const one = asked.reply?.items.find((item) => item.caseId === id && item.state !== 'dropped')
  if (!one) return null
  const mayAnswer = one.allowedActions.includes('answer')
  return (
    <>
      <Notice tone={mayAnswer ? 'act' : 'info'} title={mayAnswer ? '请您说明一件事' : one.stateLabel}>
        {one.text}
      </Notice>
      <Button
        kind={mayAnswer ? 'primary' : 'secondary'}
        onTap={() => go('/packages/cases/revocation/index', { id: one.id })}
      >
        {mayAnswer ? '看查到了什么，去说明' : '看怎么回事'}
      </Button>
    </>
  )
}
