// The words of the operations that all domains share: names of tools, descriptions, and ways of asking.
//
// `{the}` is the thing with its article, `{a}` with `a` or `an`, `{s}` in the plural, `{n}` bare. Ways of saying are
// separated by `|`; those after ` || ` are kept for the split `test`: new ways made of words that are known from elsewhere.
// No way of asking may serve two operations.
import type { OperationName } from './operation-names.ts';

export interface Operation {
  /** Verbs of tool names: `get_forecast`. */
  readonly verbs: string;
  /** Nouns of tool names: `forecast_details`. */
  readonly nouns: string;
  /** The thing stands in the plural in names: `list_forecasts`. */
  readonly many?: true;
  readonly describe: string;
  /** What an assistant can be told to do; takes `please …`, `can you …`. Without ` me ` also `I want to …`. */
  readonly ask: string;
  /** Whole sentences; the slots come before the final mark. */
  readonly sentences?: string;
}

export const operations: Readonly<Record<OperationName, Operation>> = {
  get: {
    verbs: 'get|fetch|show|read|retrieve',
    nouns: 'details|info',
    describe: 'Get {the}|Show the details of {a}|Fetch {the}|Look up one {n}|Return {the}',
    ask: 'show me {the}|give me the details of {the}|pull up {the}|tell me about {the}|bring up {the}|let me see {the} || let me have the details of {the}|fetch me {the}',
    sentences:
      'what is {the}?|what does {the} look like?|I need the details of {the}.|I need to see {the}. || what are the details of {the}?',
  },
  list: {
    verbs: 'list|list all|get all|show all',
    nouns: 'list|overview',
    many: true,
    describe: 'List all {s}|Get every {n}|Return the list of {s}|Overview of {s}',
    ask: 'list all {s}|show me all the {s}|give me a list of the {s}|show every {n}|list the {s} || give me an overview of all {s}|get me every {n}',
    sentences: 'which {s} are there?|what {s} exist?|I want to see all {s}. || can I see every {n}?',
  },
  find: {
    verbs: 'find|search|look up|query',
    nouns: 'search|finder',
    many: true,
    describe: 'Search for {s}|Find {s}|Look for {s} that fit|Search {s} by what is wanted',
    ask: 'find me {a}|look for {a}|search for {s}|find {s}|hunt for {a} || do a search for {s}|help me look for {a}',
    sentences: 'I am looking for {a}.|where can I find {a}?|we are after {a}. || I have to find {a}.',
  },
  recommend: {
    verbs: 'recommend|suggest|propose',
    nouns: 'suggestions|recommendations|ideas',
    many: true,
    describe: 'Recommend {s}|Suggest {a}|Propose {s} that may please|Give ideas for {a}',
    ask: 'recommend {a}|suggest {a}|suggest some {s}|propose {a} || give me ideas for {a}|make a suggestion for {a}',
    sentences:
      'any ideas for {a}?|do you know a good {n}?|which {n} would you take? || what {n} do you recommend?',
  },
  check: {
    verbs: 'check|status|check status|is available',
    nouns: 'status|availability|check',
    describe: 'Check the status of {a}|Check {a}|Tell whether {the} is available|State of {a}',
    ask: 'check {the}|check on {the}|check the status of {the}|look at the state of {the}|tell me if {the} is all right || tell me the status of {the}|see if {the} is available',
    sentences:
      'is {the} available?|how is {the} doing?|what is the status of {the}?|is {the} still on? || is {the} all right?',
  },
  count: {
    verbs: 'count|get number of|total',
    nouns: 'count|total|number',
    many: true,
    describe: 'Count the {s}|Tell how many {s} there are|Number of {s}|Total of all {s}',
    ask: 'count the {s}|tell me the number of {s}|count all {s}|give me the number of {s} || get me the total number of {s}',
    sentences:
      'how many {s} are there?|how many {s} do we have?|what is the number of {s}? || what is the count of the {s}?',
  },
  compare: {
    verbs: 'compare|diff|contrast',
    nouns: 'comparison|difference',
    many: true,
    describe: 'Compare {s}|Compare two {s}|Set {s} side by side|Show how {s} differ',
    ask: 'compare {s}|compare the {s}|put the {s} side by side|contrast the {s}|show me how the {s} differ || make a comparison of the {s}|set the {s} side by side',
    sentences:
      'how do the {s} compare?|what is the difference between the {s}?|which {n} is better? || how different are the {s}?',
  },
  calculate: {
    verbs: 'calculate|compute|estimate',
    nouns: 'calculator|estimate',
    describe: 'Calculate {the}|Compute {a}|Work out {the}|Estimate {a}',
    ask: 'calculate {the}|work out {the}|compute {the}|figure out {the}|estimate {the} || make an estimate of {the}|get {the} calculated',
    sentences:
      'how much is {the}?|what {n} do I get?|what does {the} come to? || how much would {the} come to?',
  },
  convert: {
    verbs: 'convert|transform|change unit of',
    nouns: 'converter|conversion',
    describe: 'Convert {a}|Convert {a} into another form|Transform {a}|Turn {a} into another unit or form',
    ask: 'convert {the}|convert {a}|turn {the} into something else|transform {the} || do a conversion of {the}|have {the} converted',
    sentences: 'what is {the} when converted?|I need {the} converted. || can {the} be converted?',
  },
  track: {
    verbs: 'track|follow|trace|locate',
    nouns: 'tracker|tracking|progress',
    describe: 'Track {a}|Follow the progress of {a}|Tell where {the} is|Locate {a}',
    ask: 'track {the}|follow {the}|trace {the}|locate {the}|tell me where {the} is || follow where {the} is|get me the progress of {the}',
    sentences:
      'where is {the}?|where is {the} now?|how far along is {the}? || what is the progress of {the}?',
  },
  create: {
    verbs: 'create|add|make|new',
    nouns: 'creation|creator',
    describe: 'Create {a}|Add {a}|Make a new {n}|Set up {a}',
    ask: 'create {a}|add {a}|make a new {n}|set up {a}|add a new {n} || have a new {n} set up|make me {a}',
    sentences: 'I need a new {n}.|we need a new {n}.|there should be a new {n}. || a new {n} is needed.',
  },
  update: {
    verbs: 'update|edit|change|modify|set',
    nouns: 'update|edit|change',
    describe: 'Update {a}|Change {a}|Edit an existing {n}|Modify {a}',
    ask: 'update {the}|change {the}|edit {the}|modify {the}|adjust {the} || make a change to {the}|have {the} updated',
    sentences:
      '{the} needs to be changed.|{the} must be updated.|something has to change with {the}. || {the} should be edited.',
  },
  delete: {
    verbs: 'delete|remove|erase|drop',
    nouns: 'removal|deletion',
    describe: 'Delete {a}|Remove {a}|Erase {a} for good|Drop an existing {n}',
    ask: 'delete {the}|remove {the}|erase {the}|get rid of {the}|throw out {the} || have {the} removed|make {the} go for good',
    sentences: 'I no longer need {the}.|{the} can go.|{the} should be deleted. || {the} must be erased.',
  },
  copy: {
    verbs: 'copy|duplicate|clone',
    nouns: 'copy|duplicate',
    describe: 'Copy {a}|Duplicate {a}|Make a copy of {a}|Clone an existing {n}',
    ask: 'copy {the}|duplicate {the}|make a copy of {the}|clone {the} || have {the} duplicated|get me a copy of {the}',
    sentences: 'I need a copy of {the}.|I want {the} twice. || I need {the} copied.',
  },
  book: {
    verbs: 'book|reserve|make booking',
    nouns: 'booking|reservation',
    describe: 'Book {a}|Reserve {a}|Make a booking for {a}|Make a reservation of {a}',
    ask: 'book {a}|reserve {a}|book me {a}|make a reservation for {a}|hold {a} || have {a} reserved for me|do a booking of {a}',
    sentences: 'I would like to have {a} reserved.|I need {a} booked. || is it possible to have {a} booked?',
  },
  buy: {
    verbs: 'buy|order|purchase',
    nouns: 'order|purchase',
    describe: 'Buy {a}|Order {a}|Purchase {a}|Place an order for {a}',
    ask: 'buy {a}|order {a}|purchase {a}|get me {a}|place an order for {a} || make a purchase of {a}|have {a} ordered',
    sentences: 'I want to purchase {a}.|I will take {a}. || I need to have {a} ordered.',
  },
  pay: {
    verbs: 'pay|settle|make payment',
    nouns: 'payment',
    describe: 'Pay {a}|Settle {a}|Make a payment for {a}|Pay for {a}',
    ask: 'pay {the}|settle {the}|pay for {the}|make the payment for {the} || have {the} paid|make a payment of {the}',
    sentences: '{the} has to be paid.|I want to settle {the}. || {the} needs to be settled.',
  },
  cancel: {
    verbs: 'cancel|call off|revoke',
    nouns: 'cancellation',
    describe: 'Cancel {a}|Call off {a}|Revoke {a}|Cancel an existing {n}',
    ask: 'cancel {the}|call off {the}|revoke {the}|cancel my {n} || have {the} cancelled|do a cancellation of {the}',
    sentences:
      'I cannot make it to {the}.|{the} has to be cancelled.|I want out of {the}. || {the} needs to be called off.',
  },
  schedule: {
    verbs: 'schedule|plan|arrange',
    nouns: 'scheduling|appointment',
    describe: 'Schedule {a}|Plan {a}|Arrange {a}|Set a date for {a}',
    ask: 'schedule {a}|plan {a}|arrange {a}|set a date for {a}|fix a time for {a} || have {a} arranged|get {a} planned',
    sentences: 'I need {a} scheduled.|we have to arrange {a}. || we need a date set for {a}.',
  },
  postpone: {
    verbs: 'postpone|reschedule|delay|move',
    nouns: 'rescheduling|delay',
    describe: 'Postpone {a}|Reschedule {a}|Move {a} to another date|Put off {a}',
    ask: 'postpone {the}|reschedule {the}|delay {the}|move {the}|put off {the}|push back {the} || have {the} moved|find another date for {the}',
    sentences: '{the} has to wait.|{the} needs another date. || {the} should be delayed.',
  },
  renew: {
    verbs: 'renew|extend|prolong',
    nouns: 'renewal|extension',
    describe: 'Renew {a}|Extend {a}|Prolong an existing {n}|Keep {a} valid for longer',
    ask: 'renew {the}|extend {the}|prolong {the}|keep {the} going for longer || have {the} extended|make {the} valid for longer',
    sentences: '{the} is about to expire.|{the} runs out soon. || I need {the} renewed.',
  },
  start: {
    verbs: 'start|turn on|launch|begin',
    nouns: 'start|launch',
    describe: 'Start {a}|Turn on {a}|Launch {a}|Begin {a}',
    ask: 'start {the}|turn on {the}|switch on {the}|launch {the}|begin {the} || have {the} turned on|get {the} started',
    sentences: '{the} should be on.|it is time to start {the}. || {the} has to be switched on.',
  },
  stop: {
    verbs: 'stop|turn off|end|halt',
    nouns: 'stop|shutdown',
    describe: 'Stop {a}|Turn off {a}|End {a}|Halt {a}',
    ask: 'stop {the}|turn off {the}|switch off {the}|end {the}|shut down {the} || have {the} turned off|make {the} stop',
    sentences: '{the} should be off.|{the} has to stop. || {the} has to be switched off.',
  },
  send: {
    verbs: 'send|forward|deliver',
    nouns: 'delivery|dispatch',
    describe: 'Send {a}|Forward {a}|Deliver {a}|Pass on {a}',
    ask: 'send {a}|send {the}|send off {the}|forward {the}|pass on {the} || have {the} sent|get {the} delivered',
    sentences: '{the} has to go out.|I want {the} sent. || {the} needs to be forwarded.',
  },
  share: {
    verbs: 'share|grant access to|share access to',
    nouns: 'sharing|access',
    describe: 'Share {a}|Give somebody access to {a}|Let others see {a}|Grant access to {a}',
    ask: 'share {the}|give access to {the}|share my {n}|open up {the} to others || grant others access to {the}|let others have access to {the}',
    sentences: 'I want to share {the}.|others should see {the}. || others need access to {the}.',
  },
  download: {
    verbs: 'download|export|save',
    nouns: 'download|export',
    describe: 'Download {a}|Export {a}|Save {a} to a file|Save a copy of {a}',
    ask: 'download {the}|export {the}|save {the} to a file|save me {the} || have {the} exported|save a copy of {the}',
    sentences: 'I want {the} as a file.|I need to download {the}. || I want a saved copy of {the}.',
  },
  upload: {
    verbs: 'upload|import|attach',
    nouns: 'upload|import',
    describe: 'Upload {a}|Import {a}|Load {a} from a file|Attach {a}',
    ask: 'upload {a}|import {a}|upload {the}|load {the} from my files || have {a} imported|get {a} uploaded',
    sentences: 'I have {a} to upload.|{the} has to be uploaded. || I need to have {a} uploaded.',
  },
  print: {
    verbs: 'print|print out',
    nouns: 'printout|print job',
    describe: 'Print {a}|Print out {a}|Put {a} on paper|Make a printout of {a}',
    ask: 'print {the}|print out {the}|print me {the}|make a printout of {the} || have {the} printed|get {the} printed out',
    sentences: 'I need {the} on paper.|I want {the} printed. || I need a printout of {the}.',
  },
  subscribe: {
    verbs: 'subscribe to|watch|notify about|set alert for',
    nouns: 'subscription|alert|notification',
    describe: 'Subscribe to {a}|Get notified about {a}|Set an alert for {a}|Send notices about {a}',
    ask: 'subscribe me to {the}|notify me about {the}|set an alert for {the}|alert me about {the}|sign me up for {the} || have me notified about {the}|set a notification about {the}',
    sentences:
      'I want to be notified about {the}.|I would like alerts for {the}. || I want a subscription to {the}.',
  },
  rate: {
    verbs: 'rate|review|score',
    nouns: 'rating|review',
    describe: 'Rate {a}|Give stars to {a}|Review {a}|Leave a rating for {a}',
    ask: 'rate {the}|review {the}|give a rating to {the}|leave a review of {the}|score {the} || write a review of {the}|give stars to {the}',
    sentences: 'I want to review {the}.|here is my rating of {the}. || I would like to give stars to {the}.',
  },
  report: {
    verbs: 'report|flag|report problem with',
    nouns: 'report|complaint|issue',
    describe: 'Report a problem with {a}|Report {a}|Flag {a} as faulty|File a complaint about {a}',
    ask: 'report {the}|report a problem with {the}|flag {the}|file a complaint about {the}|complain about {the} || make a report of a problem with {the}|make a complaint about {the}',
    sentences:
      'something is wrong with {the}.|there is a problem with {the}. || I have a complaint about {the}.',
  },
  verify: {
    verbs: 'verify|validate|confirm',
    nouns: 'verification|validation',
    describe: 'Verify {a}|Validate {a}|Confirm that {the} is correct|Tell whether {the} is valid',
    ask: 'verify {the}|validate {the}|confirm {the}|make sure {the} is correct || confirm that {the} is valid|tell me if {the} is genuine',
    sentences: 'is {the} valid?|is {the} correct?|is {the} genuine? || can {the} be confirmed as correct?',
  },
  approve: {
    verbs: 'approve|accept|sign off',
    nouns: 'approval|acceptance',
    describe: 'Approve {a}|Accept {a}|Give consent to {a}|Sign off {a}',
    ask: 'approve {the}|accept {the}|sign off {the}|say yes to {the} || give consent to {the}|have {the} approved',
    sentences: '{the} is fine with me.|{the} can be approved. || {the} is accepted.',
  },
  reject: {
    verbs: 'reject|decline|refuse',
    nouns: 'rejection|refusal',
    describe: 'Reject {a}|Decline {a}|Refuse {a}|Turn down {a}',
    ask: 'reject {the}|decline {the}|refuse {the}|turn down {the}|say no to {the} || have {the} declined|give no consent to {the}',
    sentences: 'I do not accept {the}.|{the} must be rejected. || {the} has to be turned down.',
  },
  assign: {
    verbs: 'assign|allocate|hand over',
    nouns: 'assignment|allocation',
    describe: 'Assign {a}|Put somebody in charge of {a}|Allocate {a}|Hand over {a}',
    ask: 'assign {the}|hand over {the}|allocate {the}|give responsibility for {the} || have {the} assigned|put somebody in charge of {the}',
    sentences: '{the} needs somebody in charge.|{the} must be assigned. || {the} has to be handed over.',
  },
  translate: {
    verbs: 'translate|localize',
    nouns: 'translation|translator',
    describe: 'Translate {a}|Translate {a} into another language|Make a translation of {a}|Localize {a}',
    ask: 'translate {the}|translate {a}|make a translation of {the}|put {the} into another language || have {the} translated|get {the} into another language',
    sentences:
      'I need {the} translated.|I need a translation of {the}. || can {the} be put into another language?',
  },
  summarize: {
    verbs: 'summarize|digest|sum up',
    nouns: 'summary|digest',
    describe: 'Summarize {a}|Sum up {a}|Give a summary of {a}|Make a short digest of {a}',
    ask: 'summarize {the}|sum up {the}|give me a summary of {the}|write a short version of {the} || make a summary of {the}|get {the} summed up',
    sentences: 'what is {the} in short?|I need a summary of {the}. || I want {the} summed up.',
  },
  repair: {
    verbs: 'repair|fix|mend',
    nouns: 'repair|fix',
    describe: 'Repair {a}|Fix {a}|Have {a} mended|Restore {a} to working order',
    ask: 'repair {the}|fix {the}|mend {the}|get {the} working again || have {the} mended|get {the} fixed',
    sentences: '{the} is broken.|{the} needs a repair. || {the} has to be repaired.',
  },
  return: {
    verbs: 'return|give back|send back',
    nouns: 'return|refund',
    describe: 'Return {a}|Send back {a}|Give back {a}|Bring back {a}',
    ask: 'return {the}|send back {the}|give back {the}|bring back {the} || have {the} sent back|get {the} returned',
    sentences: 'I want to return {the}.|I do not want to keep {the}. || {the} needs to be given back.',
  },
  archive: {
    verbs: 'archive|store away|put away',
    nouns: 'archive|archiving',
    describe: 'Archive {a}|Store away {a}|Move {a} to the archive|Put {a} on file',
    ask: 'archive {the}|store away {the}|move {the} to the archive|file away {the} || have {the} archived|put {the} into the archive',
    sentences:
      '{the} belongs in the archive.|I am done with {the}, but keep it. || {the} should be stored away.',
  },
};
