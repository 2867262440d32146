// The hours of a worker in the practice: book one while the resident is on the phone. No reason.
import { useQuery } from "@tanstack/preact-query";
import { CalendarCheck, Printer } from "lucide-preact";
import { Banner } from "../../components/banner/banner";
import { Button, LinkButton } from "../../components/button/button";
import { Disclosure } from "../../components/disclosure/disclosure";
import { EmptyState } from "../../components/empty_state/empty_state";
import { ErrorState } from "../../components/error_state/error_state";
import { Form } from "../../components/form/form";
import { Skeleton } from "../../components/skeleton/skeleton";
import { StatusLine } from "../../components/status_line/status_line";
import { TimeSlots } from "../../components/time_slots/time_slots";
import type { Booking } from "../../kernel/api_types";
import { dayAndTime } from "../../kernel/dates";
import OwnPageAgain from "./own_page_again";
import { bookingsQuery, useBookSlot } from "./queries";
import { say } from "./words";

interface BookingPanelProps {
  personId: string;
  personName: string;
}

export function BookingPanel({ personId, personName }: BookingPanelProps) {
  const asked = useQuery(bookingsQuery(personId));
  return (
    <section id="afspraak" className="sheet" aria-labelledby="afspraak-kop">
      <h2 id="afspraak-kop">{say("booking.title")}</h2>
      {asked.isPending && <Skeleton label={say("loading")} lines={3} />}
      {asked.isError && (
        <ErrorState text={say("booking.failed")} onRetry={() => void asked.refetch()} />
      )}
      {asked.data?.length === 0 && <EmptyState text={say("booking.none")} />}
      {asked.data?.map((booking) => (
        <div key={booking.referral_id} className="stack stack-tight">
          <BookingForm booking={booking} personId={personId} />
          <Disclosure title={say("page_again.title")}>
            <OwnPageAgain id={booking.referral_id} personName={personName} />
          </Disclosure>
        </div>
      ))}
    </section>
  );
}

function BookingForm({ booking, personId }: { booking: Booking; personId: string }) {
  const book = useBookSlot(personId);
  return (
    <div className="stack stack-tight">
      <h3>
        {booking.face_name}, {booking.organization_name}
      </h3>
      {booking.practice_hours && <p className="quiet">{booking.practice_hours}</p>}
      <StatusLine tone="ok" icon={booking.meets_at ? CalendarCheck : undefined}>
        {booking.meets_at ? say("booking.booked", { when: dayAndTime(booking.meets_at) }) : null}
      </StatusLine>
      {booking.slots.length > 0 ? (
        <Form
          aria-label={say("booking.with", { name: booking.face_name })}
          onSubmit={(data) =>
            !book.isPending &&
            book.mutate({
              referralId: booking.referral_id,
              version: booking.version,
              slot_id: String(data.get("slot_id")),
            })
          }
        >
          <TimeSlots
            name="slot_id"
            label={say(booking.meets_at ? "booking.other_time" : "booking.free")}
            missing={say("booking.missing")}
            slots={booking.slots.map((slot) => ({ value: slot.id, start: slot.starts_at }))}
            required
          />
          {book.isError && <Banner tone="danger">{say("booking.taken")}</Banner>}
          <Button type="submit" isPending={book.isPending} icon={CalendarCheck}>
            {say("booking.book")}
          </Button>
        </Form>
      ) : (
        <p className="quiet">{say("booking.no_slots")}</p>
      )}
      <div>
        <LinkButton
          href={`/verwijzingen/${booking.referral_id}/toestemming`}
          kind="quiet"
          icon={Printer}
        >
          {say("booking.paper")}
        </LinkButton>
      </div>
    </div>
  );
}
