import type { ConsentStatement } from '@anju/shared-types'
import { partsOf, spokenStatement } from '@anju/shared-types/spoken-words'
import { View } from '@tarojs/components'
import { Card } from '../../components/card/index.tsx'
import { ReadAloudButton } from '../../components/read-aloud-button/index.tsx'
import './statement.scss'

/** What one agrees to, in the size of what matters. */
export function StatementView({
  statement,
  reader,
  consentId,
}: {
  statement: ConsentStatement
  reader: 'applicant' | 'relative'
  /** Of a relative, who is asked in a matter of somebody else's. */
  consentId?: string
}) {
  return (
    <>
      {partsOf(statement, reader).map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <View key={line} className="statement__line">
              {line}
            </View>
          ))}
        </Card>
      ))}
      <ReadAloudButton
        text={spokenStatement(statement, reader)}
        of={consentId ? 'consent' : 'statement'}
        id={consentId ?? 'now'}
      />
    </>
  )
}
