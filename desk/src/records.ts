// What the API answers, as far as the pages show it: the names are the API's own (/openapi.json).
export interface Span {
  start: number;
  end: number;
}
export interface DateRange {
  start: string;
  end: string;
  precision: string;
  span?: Span | null;
}
export interface Place {
  name: string | null;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  precision: string | null;
  radius_km: number | null;
  span?: Span | null;
}
export interface Victims {
  outcome: string;
  best: number | null;
  low: number | null;
  high: number | null;
  nationality: string | null;
  presumed: boolean;
  group: string | null;
  role: string | null;
  part_of: number | null;
  claims: string[];
}
export interface Perpetrator {
  text: string;
  actor: string | null;
  status: string;
  claims: string[];
}
export interface Link {
  relation: string;
  incident: string;
}
export interface Origin {
  name: string;
  modality: string;
  speaker: string | null;
  claims: string[];
}
export interface Disagreement {
  field: string;
  values: [string, string[]][];
}
export interface Incident {
  id: string;
  type: string;
  status: string;
  captivity: string | null;
  date: DateRange | null;
  place: Place | null;
  perpetrators: Perpetrator[];
  victims: Victims[];
  claims: { report: string; claim: string }[];
  origins: number;
  links: Link[];
  first_reported: string | null;
  updated: string | null;
  disagreements: Disagreement[];
  corrected: string[];
  sources: Origin[];
  confidence: number | null;
  certainty: number | null;
}
export interface IncidentRow {
  incident: Incident;
  title: string;
  when: string;
  where: string;
  people: string;
}
export interface IncidentRows {
  incidents: IncidentRow[];
  end: string | null;
}
export type Counts = [string | null, number][];
export interface Facets {
  total: number;
  country: Counts;
  type: Counts;
  status: Counts;
  actor: Counts;
  month: Counts;
}
export interface Quote {
  report: string;
  claim: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
  text: string;
  span: Span;
}
export interface Count {
  outcome: string;
  best: number | null;
  low: number | null;
  high: number | null;
  modifier: string;
  nationality: string | null;
  role: string | null;
  standing: string;
  part_of: number | null;
  span: Span | null;
}
export interface Claim {
  id: string;
  type: string;
  role: string;
  modality: string;
  confidence: number;
  evidence: Span[];
  date: DateRange | null;
  place: Place | null;
  counts: Count[];
  perpetrators: { text: string; actor: string | null; status: string; span: Span | null }[];
  speaker: { text: string; via: string | null; span: Span | null } | null;
}
export interface ClaimView {
  claim: Claim;
  quotes: Quote[];
  beside: Quote[];
  publisher: string | null;
  published: string | null;
  title: string | null;
  url: string | null;
  superseded: boolean;
}
export interface Decision {
  id: number;
  kind: string;
  claims: string[];
  analyst: string;
  made_at: string;
  reason: string;
  field: string | null;
  value: string | null;
  revoked_at: string | null;
  named: string[];
}
export interface Decided {
  decision: Decision;
  incidents: Incident[];
  redirected: [string, string][];
}
export interface IncidentAnswer {
  view: {
    incident: Incident;
    claims: ClaimView[];
    title: string;
    requested: string | null;
    decisions: Decision[];
  };
  version: string;
  linked: IncidentRow[];
}
export interface Source {
  report: string;
  publisher: string | null;
  published: string | null;
  title: string | null;
}
export interface LogEntry {
  at: string;
  kind: string;
  claims: string[];
  sources: Source[];
  incident: string | null;
  causes: Source[];
  decision: Decision | null;
  text: string | null;
}
export interface Life {
  incident: string;
  title: string;
  entries: LogEntry[];
  formerly: string[];
}
export interface ReportRow {
  id: string;
  source: string;
  publisher: string | null;
  published: string | null;
  lang: string | null;
  title: string | null;
  claims: number;
  statements: number;
  revision: number;
  copy_of: string | null;
  failure: { code: string; message: string } | null;
  ingested_at: string;
  notes: string[];
  set_aside: boolean;
}
export interface PublisherRow {
  publisher: string | null;
  reports: number;
  last_published: string | null;
  last_came: string;
}
export interface ReportsPage {
  reports: ReportRow[];
  end: string | null;
}
export interface Statement {
  kind: string;
  evidence: Span[];
  [other: string]: unknown;
}
export interface ReportView {
  report: ReportRow;
  text: string;
  url: string | null;
  model: string;
  claims: { claim: Claim; incident: string | null; title: string | null }[];
  statements: Statement[];
  revisions: { number: number; title: string | null; published: string | null; known_at: string }[];
}
export interface Hit {
  kind: "report" | "incident";
  id: string;
  title: string | null;
  snippet: string;
  publisher: string | null;
  published: string | null;
}
export interface Period {
  start: string;
  end: string;
}
export interface ClaimedTotal {
  number: number;
  modifier: string;
  report: string;
  quote: Quote;
  period: Period | null;
  agreement: string;
  difference: number | null;
  reason: string;
  what: string | null;
  population: string | null;
  place: string | null;
  best: number | null;
  low: number | null;
  high: number | null;
  suggestions: { text: string }[];
}
export interface TallyAnswer {
  best: number;
  low: number;
  high: number;
  incidents: {
    incident: string;
    title: string;
    date: string | null;
    best: number;
    low: number;
    high: number;
    evidence: Quote[];
    surely: boolean;
  }[];
  claimed: ClaimedTotal[];
  cells: {
    kind: string;
    key: string | null;
    best: number;
    low: number;
    high: number;
    maybe: number;
    among: string[];
    incidents: string[];
  }[];
  unsaid: number;
  unnumbered: number;
}
export interface Spread {
  best: number | null;
  low: number;
  high: number | null;
}
export type Balance = Record<
  "taken" | "released" | "escaped" | "rescued" | "killed" | "unexplained" | "held" | "died",
  Spread
>;
export interface CaseEvent {
  kind: string;
  incident: string;
  claims: string[];
  date: DateRange | null;
  told: string | null;
  number: Spread | null;
  what: string | null;
}
export interface CaseView {
  id: string;
  title: string;
  incident: Incident;
  account: {
    status: string;
    balance: Balance;
    events: CaseEvent[];
    contradictions: string[];
    since: DateRange | null;
    ended: string | null;
  };
  days: Spread | null;
  until: string;
  ends: string[];
  lines: { event: CaseEvent; quotes: Quote[] }[];
}
export interface CasePage {
  cases: CaseView[];
  end: string | null;
}
export interface ActorRow {
  id: string;
  name: string;
  kind: string;
  countries: string[];
  number: number;
}
export interface Citation {
  [part: string]: unknown;
}
export interface Part<T> {
  value: T;
  number: number;
  incidents: string[];
}
export interface ActorProfile {
  actor: {
    id: string;
    name: string;
    kind: string;
    countries: string[];
    abbreviation: string | null;
    aliases: { form: string; lang: string }[];
    relations: { kind: string; object: string; since: string | null }[];
  };
  number: number;
  incidents: string[];
  statuses: Part<string>[];
  types: Part<string>[];
  places: Part<{ country: string | null; admin1: string | null }>[];
  trend: { step: string; parts: Part<string>[]; undated_number: number };
  area: unknown;
  area_km2: number;
  unplaced_number: number;
}
export interface AdviceEntry {
  issuer: string;
  country: string;
  level: number;
  advice: string;
  day: string;
  feed: boolean;
  quotes: Quote[];
  region: string | null;
  wording: string | null;
}
export interface CountryAdvice {
  country: string;
  now: { since: string; entry: AdviceEntry }[];
  history: { day: string; move: string; before: number | null; after: number | null; entry: AdviceEntry }[];
  waves: { direction: string; movers: { issuer: string; day: string; days_after: number }[] }[];
}
export interface Doubt {
  kind: string;
  worth: number;
  unsure: number;
  people: number;
  incidents: string[];
  titles: string[];
  claims: string[];
  text: string;
  words: string | null;
  settle: [string, string][];
  field: string | null;
}
export interface Difference {
  kind: string;
  incident: Incident;
  title: string;
  outcome: string | null;
  before: Spread | null;
  after: Spread | null;
  field: string | null;
  formerly: string | null;
  now: string | null;
}
export interface Comparison {
  since: string;
  incidents_before: number;
  incidents_after: number;
  differences: Difference[];
}
export interface DoorAnswer {
  provider: string | null;
}
export interface Who {
  account: string;
  role: "reader" | "analyst" | "admin";
  scope: string;
}
export interface AccountRow {
  name: string;
  role: string;
  made_at: string;
  active: boolean;
  linked: boolean;
}
export interface TokenRow {
  number: number;
  account: string;
  name: string;
  scope: string;
  made_at: string;
}
export interface WebhookRow {
  number: number;
  name: string;
  url: string;
  filters: string;
  made_at: string;
  paused: string | null;
  last_at: string | null;
  last_status: number | null;
  last_trouble: string | null;
  waiting: number;
  given_up: number;
}
export interface Tried {
  status: number | null;
  trouble: string | null;
  answer: string;
}
export interface Act {
  at: string;
  account: string;
  act: string;
  about: string;
  address: string;
}
export interface Sizes {
  reports: number;
  claims: number;
  incidents: number;
  failed: number;
}
export interface Situation {
  total: number;
  pointed: number;
  clusters: {
    lon: number;
    lat: number;
    number: number;
    types: Record<string, number>;
    radius_km: number;
    west: number;
    south: number;
    east: number;
    north: number;
  }[];
  spots: {
    id: string;
    title: string;
    type: string;
    precision: string;
    lon: number;
    lat: number;
    radius_km: number;
  }[];
  routes: { id: string; title: string; type: string; geometry: GeoJSON.Geometry; radius_km: number }[];
  areas: {
    id: string;
    country: string;
    admin1: string | null;
    name: string;
    lon: number | null;
    lat: number | null;
    number: number;
    types: Record<string, number>;
  }[];
}
export interface TileArchive {
  name: string;
  url: string;
}
