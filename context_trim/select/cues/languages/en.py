"""English: words of questions, requests, promises, decisions and dates.

Common usage in business and list mail, collected for this table.
"""

from context_trim.select.cues.languages.language import Language, Row

_VERBS = (
    "send/check/review/confirm/update/provide/forward/sign/call/reply/return/submit/complete/fill/"
    "add/remove/include/attach/use/see/read/note/contact/email/mail/ask/tell/bring/book/order/pay/"
    "transfer/prepare/create/open/close/fix/test/try/install/run/upload/download/register/choose/"
    "pick/schedule/arrange/cancel/move/change/give/get/take/put/keep/make/ensure/verify/share/"
    "join/respond/answer/advise/inform/indicate/quote/consider/post/report/file/drop/leave/switch/"
    "replace/rename/delete/revert/merge/rebase/push/apply/look/wait/stop/start/set/write/print"
)
_OBJECTS = (
    "me/us/him/her/them/it/this/that/these/those/the/your/our/my/all/any/a/an/with/whether/if/by/"
    "for/to/in/on/over/up/out/back/off"
)
_WHO = "you/somebody/someone/anybody/anyone"
_ASKING = "is/are/was/were/do/does/did/can/could/would/will/should/has/have/may/shall"
_SUBJECTS = "i/we/they/he/she/it/there/this/that/these/those/the/your/our/my/anyone/anybody"

LANGUAGE = Language(
    code="en",
    name="English",
    function_words=(
        "the a an and or of to in is are was were be been it that this these for on with as at by "
        "from not you your we our i i' my me they their he she his her has have had will would can "
        "could should do does did don' if but so what when where which who how there all any no "
        "please let us about into than then out up more some agreed approved kindly thanks"
    ),
    months=(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    weekdays="monday tuesday wednesday thursday friday saturday sunday",
    day_links="of",
    numbers=(
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
        "forty "
        "fifty sixty hundred thousand million"
    ),
    currencies=(
        "dollar dollars euro euros pound pounds cent cents pence bucks francs percent yen rupees"
    ),
    identified=(
        "invoice order ticket case reference ref number policy contract account customer issue bug "
        "po pr id serial tracking booking reservation confirmation request rma claim article item "
        "quote quotation proposal patch commit revision part sku license licence delivery member"
    ),
    dates=(
        Row("today/tomorrow/yesterday/tonight/noon/midnight", "a day or hour seen from now"),
        Row("tue/wed/thu/fri", "a weekday cut short"),
        Row("mon/tue/tues/wed/thu/thur/thurs/fri/sat/sun (,) #", "the same before a number"),
        Row("on mon/sat/sun", "those that are other words too"),
        Row("this/next/last/every week/month/quarter/weekend/year/WEEKDAY", "a time from now"),
        Row("this/tomorrow/yesterday morning/afternoon/evening", "a part of a day"),
        Row("end of the/this/next day/week/month/quarter/year", "an end"),
        Row("end of day/week/month/quarter/year/business/MONTH", "an end"),
        Row("close of business", "an end"),
        Row("monday's/tuesday's/wednesday's/thursday's/friday's/saturday's/sunday's", "of a day"),
        Row("eod/eow/eom/cob/eob", "an end cut short"),
        Row(
            "in/within a/one/two/three/four/five/six/ten/#n day/days/week/weeks/month/months",
            "a time from now",
        ),
        Row("within the next ~ days/weeks/hours", "a time from now"),
        Row("# o'clock", "an hour"),
        Row("# to/and/or # MONTH", "days"),
    ),
    by=(
        Row("by", "the last moment"),
        Row("before", "the last moment"),
        Row("no/not later than", "the last moment"),
        Row("at the latest (by/on)", "the last moment"),
        Row("on or before", "the last moment"),
        Row("prior to", "the last moment"),
        Row("up to (and/including)", "the last moment"),
        Row("have/has/had/time until/till", "a term"),
        Row("until/till/by/before (the) end of", "a term"),
        Row("within", "a term"),
    ),
    due=(
        Row("deadline (is/for)", "a term"),
        Row("cut off date/time", "a term"),
        Row("due date", "a term"),
        Row("due (on/by/in)", "a term"),
        Row("expire/expires/expiring", "a term"),
        Row("valid until/till/through", "a term"),
        Row("open until/till", "a term"),
        Row("close/closes/closing on", "the end of a term"),
        Row("submissions/applications/registration/entries close/closes/end/ends", "the end of it"),
    ),
    questions=(
        Row(f"^what/when/where/who/whom/which/why/how {_ASKING}", "a question without its mark"),
        Row("^is/are/was/were/do/does/did/have/should/had you", "the same, of the reader"),
        Row(f"^{_ASKING} {_SUBJECTS}", "the same, to be answered with yes or no"),
        Row(
            "^what/which time/day/date/room/version/size/kind/type/colour/color ~ is/are/do/does/"
            "did/should/will/would/can/suits/works",
            "asked about a thing",
        ),
        Row("^how many/much/long/often/far/soon/old/big", "asked for a number"),
        Row(
            "^any idea/ideas/news/update/updates/thoughts/chance/comments/objections/suggestions",
            "a question cut short",
        ),
        Row("^what/how about", "a question cut short"),
        Row("^anyone/anybody/someone know/knows/seen/tried/here", "a question to all"),
        Row("wondering/wonder/wondered whether/if/what/when/where/who/why/how", "asked politely"),
        Row("would like to know", "asked politely"),
        Row("my/our/one/another/a/quick question is/to/for", "a question named"),
        Row("want to know/ask", "asked politely"),
        Row("do/does/did you know/have/think/mean/need/want", "asked in passing"),
        Row("i'm curious whether/if/what/how/why", "asked politely"),
    ),
    requests=(
        Row("please", "asked to do something"),
        Row("kindly", "asked to do something"),
        Row(
            "could/can/would/will you (please/also/perhaps/maybe/possibly/kindly)",
            "asked to do something",
        ),
        Row("could/can/would somebody/someone/anybody/anyone", "asked of all"),
        Row("would/do you mind", "asked politely"),
        Row("would it be possible", "asked politely"),
        Row("is it possible to/for", "asked politely"),
        Row("any chance you/of/to", "asked politely"),
        Row("let me/us/him/her/them know", "asked to tell"),
        Row("^tell/show/give/send/bring/lend/get me/us", "asked for something"),
        Row("and tell/show/give/send/bring/lend me/us", "asked for a second thing"),
        Row("^keep/leave me/us", "asked for something"),
        Row("get back to me/us", "asked to answer"),
        Row(
            "i/we/i'll/we'll (do/really/still/also/just/would/will/urgently) need you/your/the/a/"
            "an/"
            "more/another/some/this/that/it/all/both/from/confirmation",
            "what is needed",
        ),
        Row("need/want/require/expect/ask/urge/advise you to", "asked to do something"),
        Row("asking/requesting you", "asked to do something"),
        Row("need/needs/wait/waiting for (your/you)", "what is waited for"),
        Row("would like/love you to", "asked to do something"),
        Row("i'd/we'd/i/we (would) like/love/need/want you to", "asked to do something"),
        Row("would/i'd/we'd appreciate/welcome", "asked politely"),
        Row("appreciate (it) if (you)", "asked politely"),
        Row(
            "would/i'd/we'd be grateful/great/good/nice/helpful/useful/ideal/glad if/for",
            "asked politely",
        ),
        Row("it would be (very/really) great/good/nice/helpful/useful if", "asked politely"),
        Row("you/you'll (will/do/still/also/just) need to", "what somebody must do"),
        Row("you (also/still/all) must", "what somebody must do"),
        Row("you (all/still/also) have to", "what somebody must do"),
        Row("you are/you're (kindly) requested/asked/required/invited to", "asked formally"),
        Row("we/i (kindly/hereby/must/also) request/ask (that/you/for)", "asked formally"),
        Row("we/i must/need/have to have/get/receive/know/hear", "what is needed"),
        Row("we/i must have/get/receive/know", "what is needed"),
        Row("must be signed/returned/submitted/received/paid/completed/sent", "asked formally"),
        Row("make sure (that/to/you/the)", "asked to take care"),
        Row("don't forget", "asked to think of it"),
        Row("^remember to", "asked to think of it"),
        Row("^be sure to", "asked to take care"),
        Row("^do not", "asked to leave something"),
        Row("^don't", "asked to leave something"),
        Row("^try/avoid/consider", "an imperative"),
        Row("^feel free to (comment/edit/add/change/suggest)", "offered to be done"),
        Row(f"^{_VERBS} {_OBJECTS}", "an imperative"),
        Row(
            "your/an approval/signature/feedback/input/confirmation/answer/decision/reply is "
            "needed/required/requested",
            "what is waited for",
        ),
        Row("action required/needed", "a subject that asks"),
        Row(
            "looking/look forward to your reply/answer/feedback/comments/response", "a reply asked"
        ),
        Row("awaiting your", "what is waited for"),
    ),
    commitments=(
        Row(
            "i/we will/shall (now/then/also/certainly/definitely/gladly/happily/soon/of)",
            "a promise",
        ),
        Row("i'll/we'll", "a promise"),
        Row("i am/i'm going to", "a plan of the writer"),
        Row("we are/we're going to", "a plan of the writers"),
        Row(
            "i/we (hereby) promise/guarantee/undertake/commit/pledge/intend/plan (to/that)",
            "a promise in so many words",
        ),
        Row(
            "i/we can send/prepare/provide/bring/offer/help/arrange/call/write/deliver/fix/ship",
            "an offer",
        ),
        Row("i'm/we're happy/glad/willing/prepared to", "an offer"),
        Row("i am happy/glad/willing/prepared to", "an offer"),
        Row("we are happy/glad/willing/prepared to", "an offer"),
        Row(
            "happy to send/do/help/review/provide/write/discuss/test/look/take/make/share/jump",
            "an offer",
        ),
        Row("^will do", "a promise cut short"),
        Row("^on it", "a promise cut short"),
        Row("leave it with me/us", "a promise"),
        Row("leave it to me/us", "a promise"),
        Row("let me check/ask/see/look/find/talk/get/verify/confirm", "a promise"),
        Row("consider it done", "a promise"),
        Row("count on me/us", "a promise"),
        Row(
            "^will send/check/get/let/call/look/try/update/forward/follow/do/take/make/have/be",
            "a promise without its subject",
        ),
        Row("i/we am/are working on", "work under way"),
        Row("i'm/we're working on", "work under way"),
        Row("i've/we've agreed to", "a promise told"),
        Row("you have my word", "a promise"),
    ),
    decisions=(
        Row("decided/resolved to/on/that/against/in/not/for", "a decision told"),
        Row(
            "we/i/they/board/committee/team/he/she/i've/we've (have/has/finally/all) decided",
            "the same",
        ),
        Row("decision is/was/has/to/of", "a decision named"),
        Row("final decision", "a decision named"),
        Row("approved/approves/ratified/endorsed", "consent"),
        Row("signed off", "consent"),
        Row("sign off on", "consent"),
        Row(
            "we/i/they/it/we've/i've (have/has/had/was/were/all/both/is/also) agreed",
            "an agreement",
        ),
        Row("^agreed", "an agreement"),
        Row("as (we/was/been/previously/already) agreed/decided/discussed", "an agreement told"),
        Row("agreed to/on/that/upon/with", "an agreement"),
        Row("voted to/for/against/in", "a vote"),
        Row("vote passed/passes/failed", "a vote"),
        Row("rejected/declined/vetoed", "a refusal"),
        Row("i/we (hereby/gladly/happily) accept/reject/decline/approve/agree", "consent"),
        Row("accepted/accepts the/your/our/his/her/their/this", "consent"),
        Row("we/i/they/team/we've/i've (have/has) chosen/chose/selected/picked/opted", "a choice"),
        Row("opted for/to", "a choice"),
        Row("settled on", "a choice"),
        Row("go/going/went with/for the/option/your/this/that/plan/version/a/an", "a choice"),
        Row("go/going ahead (with)", "a go"),
        Row("let's go with/for/ahead", "a choice"),
        Row("let's do it/that/this", "a choice"),
        Row("let's use/keep/take/drop/skip/stick/merge/postpone", "a choice"),
        Row("stick/sticking with/to the/our", "a choice"),
        Row("consensus is/was/to/that/among", "a choice of many"),
        Row("concluded that", "a decision told"),
        Row(
            "has/have/is/was/were/been/are (now/been/hereby) cancelled/canceled/postponed/approved/"
            "rescheduled",
            "a decision told",
        ),
        Row(
            "has/have/was/were (now/been) confirmed/accepted/rejected/chosen/selected/adopted",
            "the same",
        ),
        Row("green light", "a go"),
        Row("i'm fine/ok/okay with", "consent"),
        Row("fine with me", "consent"),
        Row("i'll/we'll go/stick/stay with", "a choice"),
        Row("we will/shall go/stick/stay with", "a choice"),
        Row("works for me", "consent"),
        Row("^lgtm", "consent to a patch"),
    ),
    negations=(
        Row(
            "not/cannot/never/nobody/nothing/nowhere/neither/nor/none/without/unable",
            "a word of negation",
        ),
        Row(
            "don'/doesn'/didn'/isn'/aren'/wasn'/weren'/haven'/hasn'/hadn'/won'/wouldn'/can'/"
            "couldn'/shouldn'/mustn'/needn'/ain' t",
            "a verb denied",
        ),
        Row("dont/doesnt/didnt/isnt/cant/wont/havent", "the same in haste"),
        Row("no", "a word of negation"),
        Row("no longer", "an end"),
    ),
    denials=(
        Row("i/we will/shall/can not/never", "no promise"),
        Row("i/we will/shall be unable", "no promise"),
        Row(
            "not/never/nothing/haven't/hasn't/isn't/wasn't (been/yet/anything) "
            "decided/agreed/approved/accepted/confirmed/settled/chosen",
            "what is open",
        ),
        Row("no decision/agreement/consensus", "what is open"),
    ),
    formulas=(
        Row("how are/is you/things/everything/life (doing/today/going)", "a greeting"),
        Row("how do you do", "a greeting"),
        Row("how can/may i/we help (you)", "a greeting"),
        Row("hope you/this/all/everything ~ well", "a greeting"),
        Row("please (also) find (the) attached/enclosed/below", "what is attached"),
        Row("please see (the) attached/enclosed/below", "what is attached"),
        Row("please (do) not hesitate", "an offer of help at the end"),
        Row("please don't hesitate", "the same"),
        Row("don't hesitate", "the same"),
        Row("do not hesitate", "the same"),
        Row("please feel free to contact/reach/ask/call/get/write", "the same"),
        Row("feel free to contact/reach/ask/call/get/write", "the same"),
        Row(
            "(please) (just) let me/us know if/should you have/need any/further/more/other/a/"
            "additional ~ questions/help/information/assistance/concerns/details",
            "the same",
        ),
        Row("(please) let me/us know if anything ~ unclear", "the same"),
        Row("(please) let me/us know if you need anything", "the same"),
        Row("if/should you have any (further/other/more) questions", "the same"),
        Row("thanks/thank you for", "thanks"),
        Row("please accept (my/our)", "a phrase"),
        Row("yes/oh/and/or/if please", "an answer"),
        Row("see you", "a farewell"),
        Row("take care", "a farewell"),
        Row("no problem/problems/worries/doubt/matter/wonder", "a phrase"),
        Row("no/not later than", "a term, not a denial"),
        Row("not only/just/least", "no denial"),
        Row("why not", "a proposal"),
        Row("whether or not", "a choice of two"),
        Row("if not", "a choice of two"),
        Row("nothing but", "no denial"),
        Row("never mind", "a phrase"),
        Row("no . #n", "a number follows"),
        Row("no #n", "number"),
        Row("i/we will be out/away/back/unavailable/travelling/traveling/closed", "an absence"),
        Row("i'll be out/away/back/unavailable/travelling/traveling", "an absence"),
        Row("i/we will be on/at/in holiday/vacation/leave", "an absence"),
        Row("i'll be on/at/in holiday/vacation/leave", "an absence"),
        Row("i/we will miss/see/remember/admit/assume", "no promise"),
        Row("i'll miss/see/admit/assume/say/bet", "no promise"),
        Row("you should be able to", "a hint"),
        Row("you should receive/see/have/get/find", "what is to be expected"),
        Row("you will need to be", "a hint"),
        Row("as you can see", "a phrase"),
        Row("to be decided/agreed/confirmed/approved", "what is open"),
        Row("decision is/was/to ~ hard/difficult/tough/pending/open", "what is open"),
    ),
)
