import type { EligibilityFact, EligibilityQuestion } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'

const takenAs: { [F in EligibilityFact]?: string } = {
  homesInCity: '按和“家庭已有住房”一样多算',
  childrenCount: '按和未成年子女一样多算',
}

/** What was not asked because it is rare: taken as absent, and to be stated by whom it concerns. */
export const Presumed = ({
  questions,
  onState,
}: {
  questions: readonly EligibilityQuestion[]
  onState: (question: EligibilityQuestion) => void
}) => (
  <Card kind="accent" rows title="没有问您、但会影响结果的">
    {questions.map((question) => (
      <ListRow
        key={question.fact}
        text={question.text}
        note={takenAs[question.fact] ?? '按没有这种情况算'}
        asideText="我要说明"
        onTap={() => onState(question)}
      />
    ))}
  </Card>
)
