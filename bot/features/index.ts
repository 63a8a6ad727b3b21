import type { Feature } from '../feature.ts';
import { contact, help, me } from './about.ts';
import { acknowledging } from './acknowledge.ts';
import { calendar } from './calendar.ts';
import { disowning } from './disown.ts';
import { extension } from './extension.ts';
import { following, unfollowing } from './follow.ts';
import { grading } from './grading.ts';
import { bigText, normalText } from './card-letters.ts';
import { bindingGroup, leaving } from './group.ts';
import { askingToJoin } from './join-request.ts';
import { invite } from './invite.ts';
import { howToJoin, joining, mistypedCode } from './join.ts';
import { letter } from './letter.ts';
import { meeting, meetingPlan, meetingReport } from './meeting.ts';
import { muting, unmuting } from './mute.ts';
import { notSent, overview, reviewQueue } from './overview.ts';
import { photo } from './photo.ts';
import { nationalId } from './national-id.ts';
import { place } from './place.ts';
import { postback } from './postback.ts';
import { askingForErasure } from './privacy.ts';
import { questions } from './questions.ts';
import { register } from './register.ts';
import { smallTalk } from './small-talk.ts';
import { status } from './status.ts';
import { typedAnswer } from './typed-answer.ts';
import { why } from './why.ts';
import { unhandled } from './unhandled.ts';
import { unsend } from './unsend.ts';

/**
 * All features in order; the first match answers. Events come before texts, a place with a prefix
 * before a bare name, and the feature for any other text last.
 */
export function createFeatures(): readonly Feature[] {
  return [
    unsend,
    following,
    unfollowing,
    leaving,
    postback,
    nationalId,
    joining,
    mistypedCode,
    bindingGroup,
    typedAnswer,
    photo,
    askingForErasure,
    muting,
    unmuting,
    bigText,
    normalText,
    me,
    contact,
    help,
    askingToJoin,
    howToJoin,
    invite,
    extension,
    calendar,
    meetingReport,
    meetingPlan,
    meeting,
    grading,
    register,
    letter,
    notSent,
    overview,
    reviewQueue,
    questions,
    place,
    status,
    why,
    acknowledging,
    disowning,
    smallTalk,
    unhandled,
  ];
}
