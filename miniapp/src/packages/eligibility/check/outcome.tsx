import type { EligibilityQuestion, Evaluation, PlainDate } from '@anju/shared-types'
import type { Refused } from '../../../api/routes.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Skeleton } from '../../../components/skeleton/index.tsx'
import { enter } from '../../../lib/enter.ts'
import { answerTo, type Draft, UNKNOWN } from '../answers.ts'
import { dayText } from '../day-words.ts'
import { Fold } from '../fold.tsx'
import { Later } from '../later.tsx'
import { FlipCard } from '../result/flip-card.tsx'
import { Notes } from '../result/notes.tsx'
import { Rules } from '../result/rules.tsx'
import { Verdict } from '../result/verdict.tsx'
import { DayChoice } from './day-choice.tsx'
import { Presumed } from './presumed.tsx'

interface Props {
  draft: Draft
  today: PlainDate
  asked: { reply: Evaluation | null; refused: Refused | null; reload: () => void; busy: boolean }
  /** What was asked last is not answered yet: an older result would be wrong. */
  waiting: boolean
  onDraft: (draft: Draft) => void
  onEdit: (question: EligibilityQuestion) => void
  onRestart: () => void
}

/** The answer, why, what would change it, and every answer that it stands on. */
export function Outcome({ draft, today, asked, waiting, onDraft, onEdit, onRestart }: Props) {
  const day = dayText(draft.on ?? today, today)
  return (
    <Page
      title={asked.reply ? '测算结果' : '能不能买房'}
      lead="供参考，不能用来签合同；正式核验用本人数据，不用交材料。"
      foot={
        <Button
          icon="shield"
          onTap={() => enter('/packages/eligibility/apply/index', { city: draft.city, zone: zoneOf(draft) })}
        >
          用本人数据正式核验
        </Button>
      }
    >
      <Answered asked={asked} cards={3}>
        {(evaluation) =>
          waiting && !asked.refused ? (
            <Skeleton cards={3} />
          ) : (
            <>
              <Verdict city={draft.city} day={day} evaluation={evaluation} />
              {evaluation.flip?.decision === 'eligible' && <FlipCard flip={evaluation.flip} />}
              {evaluation.presumed && <Presumed questions={evaluation.presumed} onState={onEdit} />}
              <Later>
                <Rules
                  explanation={evaluation.explanation}
                  factAct={({ fact }) => {
                    const answer = answerTo(draft, fact)
                    return answer && { text: '改这个答案', onTap: () => onEdit(answer.question) }
                  }}
                />
                {evaluation.flip?.decision === 'ineligible' && <FlipCard flip={evaluation.flip} />}
                <Answers draft={draft} onEdit={onEdit} />
                <DayChoice
                  on={draft.on}
                  today={today}
                  words={day}
                  onChange={(on) => onDraft({ ...draft, on: on === today ? undefined : on })}
                />
                <Notes notes={evaluation.explanation.notes} version={evaluation.rulesetVersion} city={draft.city} />
                <Button kind="ghost" icon="refresh" onTap={onRestart}>
                  重新开始
                </Button>
              </Later>
            </>
          )
        }
      </Answered>
    </Page>
  )
}

/** The zone that was told, for the next page. */
function zoneOf(draft: Draft): string | undefined {
  const value = answerTo(draft, 'zone')?.value
  return typeof value === 'string' && value !== UNKNOWN ? value : undefined
}

function Answers({ draft, onEdit }: Pick<Props, 'draft' | 'onEdit'>) {
  if (draft.answers.length === 0) return null
  return (
    <Fold title={`您的 ${draft.answers.length} 个回答`} note="打开可以改任何一个">
      {draft.answers.map(({ question, text }) => (
        <ListRow key={question.fact} text={question.text} note={text} asideText="改" onTap={() => onEdit(question)} />
      ))}
    </Fold>
  )
}
