import type { Check } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { Answered } from '../../../components/answered/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { placeWords } from '../check-words.ts'
import { Later } from '../later.tsx'
import { FlipCard } from '../result/flip-card.tsx'
import { Notes } from '../result/notes.tsx'
import { Rules } from '../result/rules.tsx'
import { RulesNotice } from '../rules-notice.tsx'
import { useCheck } from '../use-check.ts'
import { AskPerson } from './ask-person.tsx'
import { AskedSources } from './asked-sources.tsx'
import { ChallengeCards } from './challenge-cards.tsx'
import { CheckActs } from './check-acts.tsx'
import { CheckHead } from './check-head.tsx'
import { CheckQuestion } from './check-question.tsx'
import { Facts } from './facts.tsx'
import { Family } from './family.tsx'
import { History } from './history.tsx'
import { Reasons } from './reasons.tsx'
import { SourceProgress } from './source-progress.tsx'

/** One official check from the first answer of an office to its end. It moves by itself while one looks. */
export default function OfficialCheck() {
  const { id = '' } = useRouter().params
  const asked = useCheck(id)
  return (
    <Page title="购房资格核验" lead={asked.reply ? placeWords(asked.reply) : undefined}>
      <Answered asked={asked} cards={3}>
        {(check) => <OneCheck check={check} onChange={asked.replace} />}
      </Answered>
    </Page>
  )
}

function OneCheck({ check, onChange }: { check: Check; onChange: (fresh: Check) => void }) {
  const { id, explanation, flip, rules, facts, challenges } = check
  const challenge = (fact: string) => go('/packages/eligibility/challenge/index', { id, fact })
  return (
    <>
      <CheckHead check={check} />
      {check.question && <CheckQuestion check={check} question={check.question} onChange={onChange} />}
      <Family family={check.family} />
      <Reasons check={check} />
      {flip?.decision === 'eligible' && <FlipCard flip={flip} />}
      <AskPerson check={check} onChange={onChange} />
      <ChallengeCards challenges={challenges} serverNow={check.serverNow} />
      <Later>
        {explanation && (
          <Rules
            explanation={explanation}
            factAct={({ fact }) =>
              facts.some((one) => one.fact === fact && one.canChallenge && one.source)
                ? { text: '这条不对', onTap: () => challenge(fact) }
                : undefined
            }
          />
        )}
        {flip?.decision === 'ineligible' && <FlipCard flip={flip} />}
        <Facts facts={facts} onChallenge={challenge} />
        {check.isWorking && check.sources.length === 0 ? (
          <AskedSources />
        ) : (
          <SourceProgress sources={check.sources} working={check.isWorking} />
        )}
        <RulesNotice rules={rules} />
        <Notes
          notes={(explanation?.notes ?? []).filter((note) => note !== rules.note)}
          city={check.city.code}
          version={rules.version}
        />
        <History history={check.history} />
        <CheckActs check={check} onChange={onChange} />
      </Later>
    </>
  )
}
