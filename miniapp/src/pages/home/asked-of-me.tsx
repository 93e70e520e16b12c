import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'

/** A relative's check waits for this person's consent. */
export function AskedOfMe() {
  const asked = useRequest(() => call('eligibilityChecks.consents'))
  const waiting = asked.reply?.items.filter(({ state }) => state === 'waiting') ?? []
  if (waiting.length === 0) return null
  return (
    <Card kind="accent" rows title="家人请您同意">
      {waiting.map(({ id, applicant, relation }) => (
        <ListRow
          key={id}
          icon="people"
          text={`${relation} ${applicant}`}
          note="申请购房资格核验，要核对您的信息"
          onTap={() => go('/packages/eligibility/consents/index')}
        />
      ))}
    </Card>
  )
}
