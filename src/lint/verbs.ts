// The verbs that names of tools are made of.
import { stem } from './words.ts';

const words =
  'abort accept acknowledge acquire activate adapt add adjust advance aggregate allocate allow analyse analyze annotate append ' +
  'apply approve archive arrange ask assess assign associate attach audit authenticate authorize automate average back backup balance ' +
  'ban block book bootstrap browse build buy cache calc calculate call cancel capture cast change charge chat check checkout choose claim ' +
  'classify clean clear click clone close cluster collect combine comment commit compare compile complete compose compress compute ' +
  'concatenate configure confirm connect consume contact contain continue control convert copy correct correlate count crawl create crop ' +
  'cut deactivate debug decline decode decompress decrypt deduplicate define delete delegate deliver deny deploy deprecate derive ' +
  'describe deserialize design destroy detach detect determine diagnose diff disable disassociate disconnect discover dismiss display ' +
  'divide do download draft drag draw drop dump duplicate earn edit email emit enable encode encrypt end enqueue enrich enroll enter ' +
  'enumerate escalate estimate evaluate evict examine exchange exec execute exist exit expand expire explain explore export extend ' +
  'extract factorize fetch fill filter finalize find finish fit fix flag flash flip flush focus follow fork forecast format forward freeze fund ' +
  'generate get give go grant greet group grow guess halt handle hash hide highlight hire hold hover identify import improve include ' +
  'increase index infer inform ingest initialize initiate inject insert inspect install integrate interpolate interpret introspect invert ' +
  'invite invoke is issue join judge jump keep kill label launch learn leave lend like limit link list listen load locate lock log login ' +
  'logout look lookup make manage map mark match measure merge migrate minimize mint modify monitor move multiply mute navigate negotiate ' +
  'normalize notify obtain observe offer open optimize order organize overwrite pack paint parse paste patch pause pay perform pick pin ' +
  'ping place plan play plot poll populate post predict prepare press preview print prioritise prioritize process profile promote prompt propose ' +
  'provide provision prune publish pull purchase purge push put query queue quit quote rank rate read reassign rebase reboot rebuild ' +
  'receive recognize recommend reconcile record recover redeem redirect redo reduce refactor refine refresh refund register reject release ' +
  'reload remember remind remove rename render renew reopen reorder repair repeat replace reply report request require rerun reschedule ' +
  'reserve reset resize resolve respond restart restore resume retrieve retry return reverse revert review revoke rewrite roll rollback ' +
  'rotate round route run sample save scale scan schedule score scrape screenshot scroll search select sell send serialize serve set ' +
  'setup share ship show shuffle shut shutdown sign simplify simulate skip sleep slice snooze solve sort spawn speak split stage stake ' +
  'star start stat stop store stream submit subscribe substitute subtract suggest sum summarize supply support suspend swap switch sync ' +
  'synchronize synthesize tag tail take tell terminate test think tokenize toggle track trade train transcribe transfer transform ' +
  'translate transpose traverse trigger trim truncate tune turn type unarchive unassign unban unblock undo unfollow uninstall unlink unlock ' +
  'unmute unpin unregister unstar unsubscribe update upgrade upload upscale use validate verify view visit visualize void vote wait walk ' +
  'warn watch wipe withdraw wrap write yield zip';

const stems = new Set(words.split(' ').map(stem));

export function isVerb(word: string): boolean {
  return stems.has(stem(word));
}

/** Nouns that say an action as well as their verb does: `converter`, `generator`, `prediction`, `analysis`. */
export function namesAction(word: string): boolean {
  if (isVerb(word) || irregular.has(word)) return true;
  const root = /^(\w{3,}?)(?:ations?|ions?|ers?|ors?|ments?|als?|ing)$/.exec(word)?.[1];
  return root !== undefined && (stems.has(stem(root)) || stems.has(root) || stems.has(`${root}at`));
}

const irregular = new Set(
  'analysis analyses comparison conversion converter lookup retrieval search translation classification verification diagnosis'.split(
    ' ',
  ),
);
