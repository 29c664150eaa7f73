import { type BusinessCalendar, Policy } from '@sealpost/protocol'
import { DoubtError, UsageError } from './exit-code.ts'
import { parseCount } from './parse-option.ts'

/** Understood by every command that fills a policy's calendar. */
export const HOLIDAY_OPTIONS = {
  country: {
    type: 'string',
    value: '<code>',
    help: 'Fill in the public holidays of a country, such as GB',
  },
  region: {
    type: 'string',
    value: '<code>',
    help: 'With --country: also those of a region, such as ENG',
  },
  years: { type: 'string', value: '<n>', help: 'With --country: for so many years. Default: 2' },
} as const

export type HolidayPlace = { country: string; region?: string | undefined; years: number }

/** Reads the options; undefined if no country is named. */
export function parseHolidayPlace(values: {
  country?: string
  region?: string
  years?: string
}): HolidayPlace | undefined {
  const { country, region } = values
  const years = parseCount('--years', values.years)
  if (country !== undefined) return { country, region, years: years ?? 2 }
  if (region === undefined && years === undefined) return undefined
  throw new UsageError('--region and --years need --country. See --help.')
}

/**
 * Adds the public holidays of a place to the calendar of a policy that somebody wrote, from this year
 * on. Days that stand there already stay; a policy without a calendar gets the place's time zone, if it
 * has only one.
 *
 * @throws {@link UsageError} if the place is not known, or the library is not installed;
 * {@link DoubtError} if it is no policy.
 */
export async function fillHolidays<Authored>(
  authored: Authored,
  place: HolidayPlace,
  now: Date,
): Promise<Authored & { calendar: BusinessCalendar }> {
  const { data: policy } = Policy.safeParse(authored)
  if (!policy) throw new DoubtError('The policy has faults: see `sealpost policy check`.')
  const { dates, timeZones } = await findHolidays(place, now)
  const calendar = policy.calendar ?? { timeZone: onlyOne(timeZones, place) }
  const holidays = [...new Set([...(calendar.holidays ?? []), ...dates])].sort()
  return { ...authored, calendar: { ...calendar, holidays } }
}

function onlyOne([timeZone, ...others]: readonly string[], { country }: HolidayPlace): string {
  if (timeZone !== undefined && others.length === 0) return timeZone
  throw new UsageError(
    `${country} has several time zones: say yours as \`calendar.timeZone\` in the policy.`,
  )
}

async function findHolidays({ country, region, years }: HolidayPlace, now: Date) {
  const { default: Holidays } = await loadLibrary()
  const known = new Holidays()
  requireKnown('country', country, known.getCountries('en'))
  if (region !== undefined) requireKnown('region', region, known.getStates(country, 'en'))
  const library = region === undefined ? new Holidays(country) : new Holidays(country, region)
  const dates = Array.from({ length: years }, (_, at) => now.getUTCFullYear() + at)
    .flatMap((year) => library.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .flatMap(daysOf)
  return { dates, timeZones: library.getTimezones() }
}

/** The days of a holiday; one that begins at noon leaves half a day to work. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const [, day = '', time] = /^(\S+) (\S+)/.exec(date) ?? []
  if (time !== '00:00:00') return []
  const count = Math.round((Number(end) - Number(start)) / DAY_MS)
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(day) + at * DAY_MS).toISOString().slice(0, 10),
  )
}

type Names = Readonly<Record<string, string>>

const DAY_MS = 24 * 60 * 60 * 1000

async function loadLibrary() {
  try {
    return await import('date-holidays')
  } catch (cause) {
    throw new UsageError(
      'Holidays need the package date-holidays beside this one: `npm install date-holidays`.',
      { cause },
    )
  }
}

/** `names` is undefined for a country without regions, whatever the library's types say. */
function requireKnown(what: string, code: string, names: Names | undefined = {}): void {
  if (Object.hasOwn(names, code)) return
  const known = Object.entries(names).map(([id, name]) => `${id} ${name}`)
  throw new UsageError(
    known.length > 0
      ? `There are no holidays for the ${what} ${code}. Known are: ${known.join(', ')}.`
      : `There are no holidays for the ${what} ${code}.`,
  )
}
