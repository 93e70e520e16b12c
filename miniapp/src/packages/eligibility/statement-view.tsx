import type { ConsentStatement } from '@anju/shared-types'
import { partsOf, spokenStatement } from '@anju/shared-types/spoken-words'
import { View } from '@tarojs/components'
import { Card } from '../../components/card/index.tsx'
import { ReadAloudButton } from './read-aloud-button.tsx'
import './statement.scss'

/** What one agrees to, in the size of what matters. */
export function StatementView({
  statement,
  reader,
}: {
  statement: ConsentStatement
  reader: 'applicant' | 'relative'
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
      <ReadAloudButton text={spokenStatement(statement, reader)} />
    </>
  )
}
