import type { Check } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused, ReplyOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { goBack, goInstead } from '../../../lib/go.ts'
import { RulesNotice } from '../rules-notice.tsx'
import { StatementView } from '../statement-view.tsx'
import { Place } from './place.tsx'
import { emptyPlace, type PlaceForm, placeBody } from './place-form.ts'
import { StartRefused } from './start-refused.tsx'

type Before = ReplyOf<'eligibilityChecks.statement'>
const steps = ['房子在哪里', '看清楚再同意'] as const

/** First where the home is, then what is asked of whom; nothing is asked of any office before 我同意. */
export default function Apply() {
  const { zone, city } = useRouter().params
  const asked = useRequest(() => call('eligibilityChecks.statement'))
  const [place, setPlace] = useState<PlaceForm>({ ...emptyPlace, zone })
  const [agreeing, setAgreeing] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const before = asked.reply
  const read = before && placeBody(place, before.zones)
  const problems = read && 'problems' in read ? read.problems : undefined

  function next() {
    if (problems) return setTried(true)
    setTried(false)
    setAgreeing(true)
  }

  async function start({ statement }: Before) {
    if (!read || 'problems' in read) return setAgreeing(false)
    const body = { ...read.body, consent: true as const, statement: statement.version }
    setBusy(true)
    const answer = await call('eligibilityChecks.start', { body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(false)
    if (answer.ok) return goInstead('/packages/eligibility/official/index', { id: (answer.reply as Check).id })
    setRefused(answer.refused)
    if (answer.refused.code === 'STATEMENT_OUTDATED') void asked.reload()
    if (answer.refused.field && answer.refused.field !== 'statement') setAgreeing(false)
  }

  return (
    <Page
      title={agreeing ? '看清楚再同意' : '购房资格正式核验'}
      lead={agreeing ? undefined : '用您家的真实数据核对，不用交一张纸。'}
      foot={
        before &&
        (agreeing ? (
          <Button busy={busy} busyText="正在开始" onTap={() => void start(before)}>
            我同意，开始核验
          </Button>
        ) : (
          <Button onTap={next}>下一步</Button>
        ))
      }
    >
      <Answered asked={asked}>
        {(shown) => (
          <>
            <Steps names={steps} current={agreeing ? 1 : 0} />
            {refused && <StartRefused refused={refused} />}
            {city && city !== shown.city.code && (
              <Notice tone="act" title={`这里只办${shown.city.name}的正式核验`}>
                买其他城市的房子，请向当地住房部门申请。
              </Notice>
            )}
            {!agreeing && <RulesNotice rules={shown.rules} />}
            {agreeing ? (
              <>
                <StatementView statement={shown.statement} reader="applicant" />
                <Button kind="ghost" onTap={() => setAgreeing(false)}>
                  改房子的位置
                </Button>
                <Button kind="ghost" onTap={goBack}>
                  不同意，返回
                </Button>
              </>
            ) : (
              <Place zones={shown.zones} place={place} problems={tried ? problems : undefined} onChange={setPlace} />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}
