import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { OneConsent } from './one-consent.tsx'

/** What the checks of my family ask of me; what waits comes first. */
export default function Consents() {
  const asked = useRequest(() => call('eligibilityChecks.consents'))
  return (
    <Page title="家人请我同意" lead="只有您本人能决定。不同意，也不会影响您自己办事。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="people"
              title="没有请您同意的事"
              text="家人申请购房资格核验、要核对您的信息时，会先在这里征得您的同意。"
            />
          ) : (
            [...items]
              .sort((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'))
              .map((consent) => <OneConsent key={consent.id} consent={consent} onChange={() => void asked.reload()} />)
          )
        }
      </Answered>
    </Page>
  )
}
