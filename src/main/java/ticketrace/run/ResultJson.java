package ticketrace.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketrace.audit.Finding;
import ticketrace.audit.Headline;
import ticketrace.audit.Judgement;
import ticketrace.audit.Percentiles;

/** A result as the outside may rely on it: keys may be added, none is renamed. */
public final class ResultJson {

    private static final String SCHEMA = "ticketrace/result/1";
    private static final double TENTHS = 10;
    private static final double THOUSANDTHS = 1000;

    private ResultJson() {}

    public static Map<String, Object> of(RaceResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("settings", result.settings());
        json.put("headline", Headline.of(result.judgement(), result.history().tickets()));
        putJudgement(json, result);
        json.put("buyers", result.buyers().stream().map(ResultJson::buyer).toList());
        json.put("killed", result.killed());
        json.put("allKilled", result.allKilled());
        json.put(
                "faults",
                result.casualties().faults().stream().map(FaultOutcome::toJson).toList());
        json.put("millis", millis(result.millis()));
        json.put("racedOn", result.racedOn());
        json.put("folder", result.folder().toString());
        json.put("report", report(result.folder()));
        return json;
    }

    private static void putJudgement(Map<String, @Nullable Object> json, RaceResult result) {
        Judgement judgement = result.judgement();
        json.put("verdict", judgement.verdict().name());
        json.put("asPromised", judgement.asPromised());
        json.put(
                "endedBy",
                judgement.endedBy() == null ? null : judgement.endedBy().name());
        json.put("sold", judgement.sold());
        json.put("seats", judgement.seats());
        json.put("remaining", judgement.remaining());
        json.put("oversold", judgement.oversold());
        json.put("doubleBooked", judgement.doubleBooked());
        json.put("lostUpdates", judgement.lostUpdates());
        json.put("vanished", judgement.vanished());
        json.put("outOfOrder", judgement.outOfOrder());
        json.put("overlaps", judgement.overlaps());
        json.put("unknown", judgement.unknown());
        json.put("retries", judgement.retries());
        json.put("findings", findings(judgement.findings()));
        json.put("ticketsPerSecond", rounded(judgement.ticketsPerSecond(), TENTHS));
        json.put("rate", rounded(judgement.rate(), TENTHS));
        json.put("waitMicros", percentiles(judgement.waiting()));
        json.put("holdMicros", percentiles(judgement.holding()));
        json.put("fairness", rounded(judgement.fairness(), THOUSANDTHS));
        json.put("evenness", rounded(result.evenness(), THOUSANDTHS));
        json.put("contended", judgement.contended());
    }

    private static List<Map<String, Object>> findings(List<Finding> findings) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("kind", finding.kind().name());
            json.put("effect", finding.effect().name());
            json.put("seat", finding.seat());
            json.put("buyers", finding.buyers());
            json.put("purchases", purchases(finding));
            json.put("says", finding.says());
            list.add(json);
        }
        return list;
    }

    /** Where the pictures of the race are; null if nobody has had them drawn. */
    private static @Nullable String report(Path folder) {
        Path report = RunFolder.reportOf(folder);
        return Files.isRegularFile(report) ? report.toString() : null;
    }

    private static List<Map<String, Object>> purchases(Finding finding) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding.Purchase purchase : finding.purchases()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("buyer", purchase.buyer());
            json.put("purchase", purchase.number());
            list.add(json);
        }
        return list;
    }

    private static Map<String, Object> buyer(RaceResult.BuyerResult buyer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", buyer.name());
        json.put("pid", buyer.pid());
        json.put("exitCode", buyer.exitCode());
        json.put("sold", buyer.sold());
        json.put("soldOut", buyer.soldOut());
        json.put("unknown", buyer.unknown());
        json.put("clockLowNanos", buyer.clock().lowNanos());
        json.put("clockHighNanos", buyer.clock().highNanos());
        return json;
    }

    private static Map<String, Object> millis(RaceResult.Millis millis) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("fork", rounded(millis.fork(), TENTHS));
        json.put("warmUp", rounded(millis.warmUp(), TENTHS));
        json.put("startSpread", rounded(millis.startSpread(), THOUSANDTHS));
        json.put("race", rounded(millis.race(), TENTHS));
        json.put("audit", rounded(millis.audit(), TENTHS));
        return json;
    }

    private static @Nullable Map<String, Object> percentiles(@Nullable Percentiles percentiles) {
        if (percentiles == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("p50", rounded(percentiles.p50(), TENTHS));
        json.put("p99", rounded(percentiles.p99(), TENTHS));
        json.put("max", rounded(percentiles.max(), TENTHS));
        return json;
    }

    private static @Nullable Double rounded(@Nullable Double value, double parts) {
        return value == null ? null : Math.round(value * parts) / parts;
    }
}
