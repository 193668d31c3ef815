// What hits are restricted to: values of one name are OR, names are AND, as the service has it.

/** Asked for something that the service cannot say. Nothing was searched. */
export class UnsupportedError extends Error {
  constructor(message) {
    super(message);
    this.name = 'UnsupportedError';
  }
}

const day = 86400;
const earliest = '0001-01-01';
// A document can have several of them.
const several = ['person', 'place', 'recipient', 'organisation', 'cites'];

/** Joins groups ({ name, values }) and ranges ({ name, least, most }) into what the service is asked; of values that are the same to it, the first is. */
export function restrict(parts) {
  const groups = new Map();
  let from = null;
  let to = null;
  for (const part of parts) {
    if (part.values) {
      groups.set(part.name, groups.has(part.name) ? both(part.name, groups.get(part.name), part.values) : part.values);
    } else {
      const [first, last] = days(part);
      from = first !== null && (from === null || first > from) ? first : from;
      to = last !== null && (to === null || last < to) ? last : to;
    }
  }
  const restrictions = [...groups].map(([name, values]) => ({ name, values }));
  if (from !== null) {
    restrictions.push({ name: 'from', values: [from] });
  }
  if (to !== null) {
    restrictions.push({ name: 'to', values: [to] });
  }
  return from !== null && to !== null && from > to ? [{ name: 'from', values: [] }] : restrictions;
}

/** Whether no document can meet it; the service would refuse such a range. */
export const nothingFits = ({ values }) => values.length === 0;

// (a OR b) AND a is a, also where a document has several values. a AND b is nothing where it has one, and else nothing that can be asked.
function both(name, one, other) {
  const [keys, otherKeys] = [one.map(key), other.map(key)];
  const shared = one.filter((_, at) => otherKeys.includes(keys[at]));
  if (several.includes(name) && shared.length < one.length && !otherKeys.every((other) => keys.includes(other))) {
    throw new UnsupportedError(`Two values of '${name}' at once cannot be asked for; the values of one facet are OR (operator: 'or').`);
  }
  return shared;
}

// The service compares without accents, case and punctuation. What is taken for the same here and is not there is never a value that `one` did not have.
const key = (value) => value.normalize('NFD').toLowerCase().replace(/đ/g, 'd').replace(/[^\p{L}\p{N}]/gu, '');

// Days that a range of `day` (yyyy-MM-dd), of `timestamp` (seconds of midnight UTC of the document's date) or of `year` reaches.
function days({ name, least, most }) {
  if (name === 'day') {
    return [least, most];
  }
  if (name === 'year') {
    return [least === null ? null : `${four(Math.ceil(least))}-01-01`, most === null ? null : `${four(Math.floor(most))}-12-31`];
  }
  return [least === null ? null : date(Math.ceil(least / day)), most === null ? null : date(Math.floor(most / day))];
}

function date(days) {
  const found = new Date(Math.min(Math.max(days, -719162), 2932896) * day * 1000);
  return Number.isNaN(found.getTime()) ? earliest : found.toISOString().slice(0, 10);
}

const four = (year) => String(Math.min(Math.max(year, 1), 9999)).padStart(4, '0');
