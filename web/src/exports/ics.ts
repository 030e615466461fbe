// iCalendar (RFC 5545): an event for each date of the text that the calendar can hold: whole days, or a point in time where
// the text gives one. What is said of it, the sentence, is the summary. No offsets.
import type { Span, Value } from '../../../wasm/src/types.js';
import { printable, type Source } from './source.js';
import { seedOf, uuid } from './uuid.js';

const kLine = 75;  // octets, RFC 5545, 3.1
const kSummary = 160;  // characters

export function ics({ analysis, text, title, made }: Source): string {
  const seed = seedOf(text);
  const stamp = made.toISOString().replace(/[-:]|\.\d+/g, '');
  const { sentences } = analysis.document;
  let sentence = 0;
  const events = analysis.values.flatMap((value, i) => {
    const when = timesOf(value);
    if (!when) return [];
    while (sentence < sentences.length - 1 && sentences[sentence]![1] <= value.span[0]) sentence++;
    const said = words(text, sentences[sentence] ?? value.span);
    return [
      'BEGIN:VEVENT', `UID:${uuid(seed, i)}`, `DTSTAMP:${stamp}`, ...when,
      `SUMMARY:${escape(said.length > kSummary ? `${said.slice(0, kSummary).replace(/\s+\S*$/, '')}\u2026` : said)}`,
      `DESCRIPTION:${escape(`\u201c${words(text, value.span)}\u201d in \u201c${title}\u201d: ${said}`)}`,
      'TRANSP:TRANSPARENT', 'END:VEVENT',
    ];
  });
  if (events.length === 0) return '';
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Entente//Entente ${analysis.engine.version}//EN`, ...events, 'END:VCALENDAR'].map(fold).join('');
}

function timesOf({ value, interval }: Value): string[] | null {
  const clock = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z?)$/.exec(value);
  if (clock) {
    const [, year, month, day, hour, minute, second, zone] = clock;
    return [`DTSTART:${year}${month}${day}T${hour}${minute}${second ?? '00'}${zone}`];
  }
  if (!interval || !interval.every((day) => /^\d{4}-\d\d-\d\d$/.test(day))) return null;
  const after = new Date(`${interval[1]}T00:00:00Z`);  // the end of whole days is the first that is not meant
  after.setUTCDate(after.getUTCDate() + 1);
  return [`DTSTART;VALUE=DATE:${basic(interval[0])}`, `DTEND;VALUE=DATE:${basic(after.toISOString().slice(0, 10))}`];
}

function basic(day: string): string {
  return day.replaceAll('-', '');
}

function words(text: string, [begin, end]: Span): string {
  return printable(text.slice(begin, end)).replace(/\s+/g, ' ').trim();
}

function escape(value: string): string {
  return printable(value).replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** Lines of at most 75 octets; a character is never cut. */
function fold(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const point = character.codePointAt(0)!;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets + size > kLine) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}
