import type { Case } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { ReadAloudButton } from '../../../components/read-aloud-button/index.tsx'
import { SpokenText } from '../../../components/spoken-text/index.tsx'
import { PartyMark } from '../party-mark.tsx'

/** Letters that two people can compare over the phone. */
const SHORT_DIGEST = 8

interface Props {
  act: NonNullable<Case['act']>
  caseId: string
  parties: Case['parties']
}

/** What is agreed to, a sentence a line, and who else has to agree to exactly the same. */
export function ActText({ act, caseId, parties }: Props) {
  return (
    <>
      <SpokenText text={act.text} />
      <ReadAloudButton text={act.text} of="case" id={caseId} />
      {act.extras.map((extra) => (
        <Notice key={extra} tone="act">
          {extra}
        </Notice>
      ))}
      <Card kind="plain" title="谁要确认">
        {parties.map((party) => (
          <ListRow
            key={party.id}
            icon="person"
            text={party.isMe ? `${party.name}（我）` : party.name}
            note={party.side}
            aside={<PartyMark party={party} />}
          />
        ))}
        <ListRow
          icon="shield"
          text={`内容编号 ${act.digest.slice(0, SHORT_DIGEST)}`}
          note="各方手机上看到的编号一样，内容才一样；谁改一个字，编号就变，已有的确认全部作废。"
        />
      </Card>
    </>
  )
}
