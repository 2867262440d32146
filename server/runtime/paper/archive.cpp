#include "runtime/paper/archive.hpp"

#include <lcms2.h>

#define POINTERHOLDER_TRANSITION 4  // qpdf 11 asks whether its older pointers are still used here
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace veerkracht::paper {

namespace {

// The colours of the screen, sRGB (IEC 61966-2-1), as an ICC profile.
const std::string& colours_of_the_screen() {
    static const std::string profile = [] {
        const std::unique_ptr<void, decltype(&cmsCloseProfile)> made(cmsCreate_sRGBProfile(),
                                                                     cmsCloseProfile);
        cmsUInt32Number size = 0;
        if (!cmsSaveProfileToMem(made.get(), nullptr, &size))
            throw std::runtime_error("no colour profile");
        std::string bytes(size, '\0');
        cmsSaveProfileToMem(made.get(), bytes.data(), &size);
        return bytes;
    }();
    return profile;
}

std::string for_xml(const std::string& text) {
    std::string safe;
    for (const char one : text) {
        if (one == '&')
            safe += "&amp;";
        else if (one == '<')
            safe += "&lt;";
        else if (one == '>')
            safe += "&gt;";
        else
            safe += one;
    }
    return safe;
}

// "D:20261123185000+01'00" is 2026-11-23T18:50:00+01:00, and "…Z" is UTC.
std::string instant_of(const std::string& date) {
    if (date.size() < 17 || date.compare(0, 2, "D:") != 0)
        throw std::runtime_error("a PDF without the moment it was made");
    const auto part = [&](std::size_t from, std::size_t count) { return date.substr(from, count); };
    const auto moment = part(2, 4) + "-" + part(6, 2) + "-" + part(8, 2) + "T" + part(10, 2) + ":" +
                        part(12, 2) + ":" + part(14, 2);
    return date[16] == 'Z' ? moment + "Z" : moment + part(16, 3) + ":" + part(20, 2);
}

// What stands in the document's own list of facts, as XMP (ISO 16684-1): the two must say the same.
std::string facts_as_xmp(QPDFObjectHandle info, const About& about) {
    const auto fact = [&](const char* key) {
        return info.hasKey(key) ? for_xml(info.getKey(key).getUTF8Value()) : "";
    };
    const auto begin = R"(<?xpacket begin=")"
                       "\xEF\xBB\xBF"
                       R"(" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
)";
    const auto list = [](const std::string& name, const std::string& kind,
                         const std::string& item) {
        return "<dc:" + name + "><rdf:" + kind + ">" + item + "</rdf:" + kind + "></dc:" + name +
               ">\n";
    };
    const auto item = [](const std::string& text) { return "<rdf:li>" + text + "</rdf:li>"; };
    std::string xmp = begin;
    xmp += list("title", "Alt", R"(<rdf:li xml:lang="x-default">)" + fact("/Title") + "</rdf:li>");
    if (!about.author.empty()) xmp += list("creator", "Seq", item(fact("/Author")));
    xmp += list("language", "Bag", item(for_xml(about.language)));
    xmp += "<xmp:CreatorTool>" + fact("/Creator") + "</xmp:CreatorTool>\n<xmp:CreateDate>" +
           instant_of(info.getKey("/CreationDate").getUTF8Value()) +
           "</xmp:CreateDate>\n<pdf:Producer>" + fact("/Producer") +
           "</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    return xmp;
}

QPDFObjectHandle meaning_of_the_colours(QPDF& document) {
    auto profile = QPDFObjectHandle::newStream(&document, colours_of_the_screen());
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    auto intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString("sRGB"));
    intent.replaceKey("/DestOutputProfile", profile);
    auto intents = QPDFObjectHandle::newArray();
    intents.appendItem(document.makeIndirectObject(intent));
    return intents;
}

QPDFObjectHandle with_one_key(const char* key, bool value) {
    auto dictionary = QPDFObjectHandle::newDictionary();
    dictionary.replaceKey(key, QPDFObjectHandle::newBool(value));
    return dictionary;
}

// XMP stays readable for who has no reader of PDF.
QPDFObjectHandle facts_of(QPDF& document, const About& about) {
    auto facts = QPDFObjectHandle::newStream(
        &document, facts_as_xmp(document.getTrailer().getKey("/Info"), about));
    facts.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    facts.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    return facts;
}

}  // namespace

std::string for_the_archive(const std::string& pdf, const About& about) {
    QPDF document;
    document.processMemoryFile("paper", pdf.data(), pdf.size());
    auto catalogue = document.getRoot();
    catalogue.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(about.language));
    catalogue.replaceKey("/MarkInfo", with_one_key("/Marked", true));
    catalogue.replaceKey("/ViewerPreferences", with_one_key("/DisplayDocTitle", true));
    catalogue.replaceKey("/OutputIntents", meaning_of_the_colours(document));
    catalogue.replaceKey("/Metadata", facts_of(document, about));

    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setPreserveUnreferencedObjects(false);
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

}  // namespace veerkracht::paper
