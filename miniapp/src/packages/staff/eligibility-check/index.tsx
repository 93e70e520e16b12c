import type { DeskCheck } from '@anju/shared-types'
import { useDidShow, useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { readMe } from '../../../stores/me.ts'
import { toast } from '../../../stores/toast.ts'
import { placeWords } from '../../eligibility/check-words.ts'
import { ChallengeCards } from '../../eligibility/official/challenge-cards.tsx'
import { CheckHead } from '../../eligibility/official/check-head.tsx'
import { Facts } from '../../eligibility/official/facts.tsx'
import { Family } from '../../eligibility/official/family.tsx'
import { History } from '../../eligibility/official/history.tsx'
import { Reasons } from '../../eligibility/official/reasons.tsx'
import { SourceProgress } from '../../eligibility/official/source-progress.tsx'
import { Rules } from '../../eligibility/result/rules.tsx'
import { RulesNotice } from '../../eligibility/rules-notice.tsx'
import { DeskActs } from './desk-acts.tsx'

/** One check as staff see it, opened from the list or by the code that was read aloud. */
export default function EligibilityFile() {
  const { id, code } = useRouter().params
  // opened directly, nothing is known yet of whose desk this is: a supervisor decides what a clerk proposes
  useDidShow(() => void readMe())
  const asked = useRequest(
    () =>
      id
        ? call('eligibilityChecks.see', { params: { id } })
        : call('eligibilityChecks.find', { params: { code: code ?? '' } }),
    [id, code],
  )
  return (
    <Page title="购房资格核验件" lead={asked.reply ? placeWords(asked.reply) : undefined}>
      <Answered asked={asked} cards={3}>
        {(check) => (
          <OneFile
            check={check}
            onChange={(fresh, words) => {
              asked.replace(fresh)
              toast(words, 'ok')
            }}
          />
        )}
      </Answered>
    </Page>
  )
}

function OneFile({ check, onChange }: { check: DeskCheck; onChange: (fresh: DeskCheck, words: string) => void }) {
  const { proposal, asked, consumed, explanation, rules } = check
  return (
    <>
      <CheckHead check={check} />
      {asked && <Notice title="为什么请人看">{asked}</Notice>}
      {proposal && (
        <Notice tone="act" title={`${proposal.by}拟不通过（${momentWords(proposal.at)}）`}>
          {proposal.reason}
        </Notice>
      )}
      {consumed && <Notice>{`${momentWords(consumed.at)} 已用于合同 ${consumed.contractNumber}`}</Notice>}
      <Reasons check={check} />
      <ChallengeCards challenges={check.challenges} serverNow={check.serverNow} />
      <DeskActs check={check} onChange={onChange} />
      <Family family={check.family} />
      <Facts facts={check.facts} />
      {explanation && <Rules explanation={explanation} />}
      <SourceProgress sources={check.sources} working={check.isWorking} />
      <RulesNotice rules={rules} />
      <History history={check.history} />
    </>
  )
}
