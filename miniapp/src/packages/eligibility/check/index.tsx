import { type EligibilityCity, eligibilityCities } from '@anju/shared-types/eligibility-words'
import { shanghaiDate } from '@anju/shared-types/plain-date'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Draft } from '../answers.ts'
import { forgetDraft, keepDraft, readDraft } from '../draft.ts'
import { Running } from './running.tsx'
import { Start } from './start.tsx'

/** May my family buy? Anonymous: the answers are on this phone and are sent without a name. */
export default function Check() {
  const { city } = useRouter().params
  const today = shanghaiDate(new Date())
  const [draft, setDraft] = useState<Draft | null>(() => resumed(city))

  function keep(next: Draft) {
    keepDraft(next)
    setDraft(next)
  }
  function restart() {
    forgetDraft()
    setDraft(null)
  }
  if (!draft)
    return (
      <Start
        city={isCity(city) ? city : 'jinan'}
        today={today}
        onStart={(chosen, on) => keep({ city: chosen, ...(on && on !== today && { on }), answers: [] })}
      />
    )
  return <Running draft={draft} today={today} onDraft={keep} onRestart={restart} />
}

const isCity = (city: string | undefined): city is EligibilityCity => city !== undefined && city in eligibilityCities

/** What was begun before goes on, unless another city was asked for. */
function resumed(city: string | undefined): Draft | null {
  const kept = readDraft()
  return kept && (!isCity(city) || kept.city === city) ? kept : null
}
